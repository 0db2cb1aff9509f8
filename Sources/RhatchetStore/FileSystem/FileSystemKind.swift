/// Whether a file system belongs to one machine, or several can write to it at once.
///
/// SQLite's write-ahead log stands on memory that the processes share: on a file system that several machines see, it
/// would be damaged.
package enum FileSystemKind: Sendable, Equatable {
    case local
    /// Under the name that people know it by.
    case network(String)

    /// - Parameter type: as `/proc/self/mountinfo` has it, such as `ext4`, `nfs4` or `fuse.sshfs`. The kernel's number of
    ///   a file system (`f_type` of statfs(2)) would be the same for all that a program serves; nil when it is not known.
    package init(type: String?) {
        guard let type else {
            self = .local
            return
        }
        if type.hasPrefix("fuse") {
            self = Self.ofFuse(type)
        } else {
            self = Self.types[type].map { .network($0) } ?? .local
        }
    }

    private static let types: [String: String] = [
        "nfs": "NFS", "nfs4": "NFS", "cifs": "CIFS", "smb3": "SMB", "smbfs": "SMB", "lustre": "Lustre", "gpfs": "GPFS",
        "9p": "9p", "afs": "AFS", "coda": "Coda", "ceph": "Ceph", "ocfs2": "OCFS2", "gfs2": "GFS2", "beegfs": "BeeGFS",
        "panfs": "PanFS", "pvfs2": "OrangeFS", "orangefs": "OrangeFS", "virtiofs": "virtiofs", "vboxsf": "vboxsf",
        "wekafs": "WekaFS", "glusterfs": "GlusterFS", "ncpfs": "NCP", "acfs": "ACFS", "prl_fs": "Parallels",
    ]

    /// Drives of this machine that are served by a program; every other one may be reached from elsewhere.
    private static let localFuse: Set<String> = ["fuseblk", "fuse.ntfs-3g", "fuse.exfat", "fuse.fuse-overlayfs"]

    private static func ofFuse(_ type: String) -> FileSystemKind {
        if self.localFuse.contains(type) { return .local }
        let name = type.hasPrefix("fuse.") ? String(type.dropFirst("fuse.".count)) : type
        return .network(name == "fuse" ? "FUSE" : "FUSE (\(name))")
    }
}
