package import Foundation
package import RhatchetTraining

/// What is looked at from outside.
package enum AttachTarget: Sendable {
    case process(ProcessIdentity)
    case folder(URL)

    /// - Throws: ``AttachError``.
    package init(_ text: String) throws(AttachError) {
        if let pid = Int32(text), !FileManager.default.fileExists(atPath: text) {
            guard pid > 0, let identity = ProcessIdentity.of(pid: pid), identity.isAlive else {
                throw .noSuchProcess(pid)
            }
            guard access("/proc/\(pid)/cwd", R_OK) == 0, Self.isReadable(pid) else { throw .notYours(pid) }
            self = .process(identity)
            return
        }
        guard FileManager.default.fileExists(atPath: text) else { throw .neither(text) }
        guard Folder.isFolder(text) else { throw .notAFolder(text) }
        self = .folder(URL(filePath: text).standardizedFileURL)
    }

    private static func isReadable(_ pid: Int32) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")) != nil
    }

    /// How it is named.
    package var name: String {
        switch self {
        case .process(let identity): "process \(identity.pid)"
        case .folder(let url): url.path
        }
    }
}
