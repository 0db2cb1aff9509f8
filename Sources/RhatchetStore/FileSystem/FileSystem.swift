import Foundation

/// The file system on which a store lies.
enum FileSystem {
    /// Looked at on the folder, which is there before the store is.
    static func kind(of path: String) -> FileSystemKind {
        let folder = URL(filePath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
        let mounts = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)).map(MountTable.init)
        return FileSystemKind(type: mounts?.type(of: folder))
    }

    /// The name of this machine.
    static var host: String { ProcessInfo.processInfo.hostName }
}
