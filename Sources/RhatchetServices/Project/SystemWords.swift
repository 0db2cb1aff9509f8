import Foundation

/// The system's own reason for an error of a file, without Foundation's sentence around it.
package enum SystemWords {
    package static func reason(_ error: any Error) -> String {
        let underlying = Self.underlying(error)
        guard underlying.domain == NSPOSIXErrorDomain else {
            return error.localizedDescription.trimmingCharacters(in: CharacterSet(charactersIn: "."))
        }
        return String(cString: strerror(Int32(underlying.code)))
    }

    /// The system's number of an error of a file; nil where it has none.
    package static func number(_ error: any Error) -> Int32? {
        let underlying = Self.underlying(error)
        return underlying.domain == NSPOSIXErrorDomain ? Int32(exactly: underlying.code) : nil
    }

    /// What Foundation has wrapped; on Linux that need be no `NSError` itself.
    private static func underlying(_ error: any Error) -> NSError {
        let whole = error as NSError
        return (whole.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError } ?? whole
    }
}
