/// Why a short process has no result.
package enum ShortProcessError: Error, Hashable, Sendable, CustomStringConvertible {
    case notStarted(SpawnError)
    /// It was killed at its time limit; the end of what it had said on standard error.
    case timeLimit(String, limit: Duration, errors: String)
    /// It was killed for saying more than `limit` bytes.
    case tooMuchOutput(String, limit: Int)

    package var description: String {
        switch self {
        case .notStarted(let error): error.description
        case .timeLimit(let executable, let limit, _):
            "'\(executable)' did not end within \(limit) and was killed"
        case .tooMuchOutput(let executable, let limit):
            "'\(executable)' wrote more than \(limit) bytes and was killed"
        }
    }
}
