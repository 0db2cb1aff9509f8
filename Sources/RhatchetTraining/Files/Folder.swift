import Foundation

/// Making folders with the system's own error numbers, which Foundation hides.
package enum Folder {
    /// Makes `path` and the folders above it; those that are there are left alone.
    package static func create(_ path: String) throws(FileError) {
        if mkdir(path, 0o755) == 0 { return }
        let reason = errno
        switch reason {
        case EEXIST:
            guard Self.isFolder(path) else { throw FileError(.create, path, errno: ENOTDIR) }
        case ENOENT:
            let above = (path as NSString).deletingLastPathComponent
            guard !above.isEmpty, above != path else { throw FileError(.create, path, errno: reason) }
            try Self.create(above)
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError(.create, path, errno: errno) }
        default:
            throw FileError(.create, path, errno: reason)
        }
    }

    /// Whether both paths lead to the same file or folder, through whatever links.
    static func areSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        var first = stat()
        var second = stat()
        guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_ino == second.st_ino && first.st_dev == second.st_dev
    }

    package static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
