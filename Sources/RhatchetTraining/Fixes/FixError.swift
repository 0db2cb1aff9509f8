/// Why a fix could not be prepared or written.
package enum FixError: Error, Equatable {
    /// The tool refused the change; `code` is one of the protocol's refusal codes or the tool's own.
    case refused(code: String, message: String, hint: String?)
    /// A kept file is not what was kept.
    case contentDamaged(String)
    /// The file is no longer what ran.
    case changedSince(String)
    case notWritten(String, reason: String)
    /// The tool did not answer as it should.
    case toolFailed(String)
}

extension FixError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .refused(_, let message, let hint): hint.map { "\(message); \($0)" } ?? message
        case .contentDamaged(let path): "'\(path)' is not what was kept there; restore it from a backup"
        case .changedSince(let name):
            "'\(name)' was changed by somebody since its training started; put that back, or submit it as the fix"
        case .notWritten(let path, let reason): "'\(path)' could not be written: \(reason)"
        case .toolFailed(let reason): "the model file could not be examined: \(reason)"
        }
    }
}
