/// Why a training could not be taken over.
package enum OwnerLockError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process owns it; nil when it has not written its name yet.
    case held(by: ProcessIdentity?, training: String)
    case file(FileError)

    package var description: String {
        switch self {
        case .held(let owner, let training):
            "training '\(training)' is watched by \(owner.map { "process \($0.pid)" } ?? "another process"); "
                + "end that watch first, or look at it with 'rhatchet status'"
        case .file(let error): error.description
        }
    }
}
