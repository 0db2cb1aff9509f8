import Foundation

/// The system's own reason for an error of a file, without Foundation's sentence around it.
package enum SystemWords {
    package static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        guard underlying.domain == NSPOSIXErrorDomain else {
            return error.localizedDescription.trimmingCharacters(in: CharacterSet(charactersIn: "."))
        }
        return String(cString: strerror(Int32(underlying.code)))
    }
}
