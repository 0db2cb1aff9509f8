/// Why a segment did not start.
package enum LaunchError: Error, Hashable, Sendable, CustomStringConvertible {
    case noExecutable(String)
    case notExecutable(String)
    case noWorkingDirectory(String)
    /// The keeper could not start the training: the system's error number, and the sentence for it.
    case notStarted(errno: Int32, error: String)
    /// The keeper itself failed; what it said.
    case keeper(String)
    case file(FileError)

    package var description: String {
        switch self {
        case .noExecutable(let path): "'\(path)' does not exist; it must be a program, name another one"
        case .notExecutable(let path): "'\(path)' may not be run; make it executable or name another one"
        case .noWorkingDirectory(let path): "'\(path)' is no folder; the training must be started in one"
        case .notStarted(_, let error): error
        case .keeper(let words): "the training's keeper failed: \(words)"
        case .file(let error): error.description
        }
    }
}
