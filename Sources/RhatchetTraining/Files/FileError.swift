import Foundation

/// A file or folder that could not be read, written or made, with the system's reason.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Action: String, Hashable, Sendable {
        case read, write, create, lock, remove
    }

    package let action: Action
    package let path: String
    /// The system's error number.
    package let errno: Int32

    package init(_ action: Action, _ path: String, errno: Int32) {
        self.action = action
        self.path = path
        self.errno = errno
    }

    package var description: String {
        let reason = String(cString: strerror(self.errno)).lowercased()
        return "'\(self.path)' cannot be \(self.action.participle): \(reason)\(self.wayOut)"
    }

    private var wayOut: String {
        switch self.errno {
        case ENOSPC, EDQUOT: "; free some space and start again"
        case EROFS, EACCES, EPERM: "; choose a folder that you may write to, or change its permissions"
        default: ""
        }
    }
}

extension FileError.Action {
    fileprivate var participle: String {
        switch self {
        case .read: "read"
        case .write: "written"
        case .create: "created"
        case .lock: "locked"
        case .remove: "removed"
        }
    }
}
