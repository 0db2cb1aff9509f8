/// Why nothing can be attached to.
package enum AttachError: Error, Equatable, CustomStringConvertible {
    case noSuchProcess(Int32)
    /// A process of somebody else's.
    case notYours(Int32)
    case neither(String)
    case notAFolder(String)

    package var description: String {
        switch self {
        case .noSuchProcess(let pid):
            "there is no process \(pid), or it has ended; 'rhatchet diagnose' reads draws that are there already"
        case .notYours(let pid):
            "process \(pid) belongs to another user; its open files and command lines cannot be seen"
        case .neither(let text):
            "'\(text)' is neither the number of a process nor a folder; give one of them"
        case .notAFolder(let path):
            "'\(path)' is a file; give the folder that the chains are written to, or read it with 'rhatchet diagnose'"
        }
    }
}
