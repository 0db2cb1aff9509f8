import Foundation
import GRDB
import RhatchetEngine
import RhatchetStore
import RhatchetTestSupport
import Testing

/// Which file systems belong to one machine, and what the store does on the others.
@Suite struct FileSystemTests {
    private let folder: ScratchFolder
    private let path: String

    init() throws {
        self.folder = try ScratchFolder()
        self.path = self.folder.file("store.sqlite").path
    }

    @Test(arguments: [
        "ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "apfs", "fuseblk", "fuse.ntfs-3g", "f2fs", nil,
    ])
    func `a disk of this machine is local`(type: String?) {
        #expect(FileSystemKind(type: type) == .local)
    }

    @Test(arguments: [
        ("nfs", "NFS"), ("nfs4", "NFS"), ("cifs", "CIFS"), ("smb3", "SMB"), ("lustre", "Lustre"), ("gpfs", "GPFS"),
        ("9p", "9p"), ("ceph", "Ceph"), ("beegfs", "BeeGFS"), ("afs", "AFS"), ("virtiofs", "virtiofs"),
        ("fuse", "FUSE"), ("fuse.sshfs", "FUSE (sshfs)"), ("fuse.glusterfs", "FUSE (glusterfs)"),
        ("fuse.s3fs", "FUSE (s3fs)"),
    ]) func `what several machines can see is a network file system`(type: String, name: String) {
        #expect(FileSystemKind(type: type) == .network(name))
    }

    @Test(arguments: [
        ("/home/ada/model", "nfs4"), ("/home/ada", "nfs4"), ("/home/adam", "autofs"), ("/scratch/x y/run", "lustre"),
        ("/scratch", "ext4"), ("/etc", "ext4"), ("/twice/a", "fuse.sshfs"),
    ]) func `a folder lies on the innermost mount over it`(path: String, type: String) {
        let mounts = MountTable(
            """
            21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            30 21 0:40 / /home rw - autofs systemd-1 rw
            31 30 0:41 /export/ada /home/ada rw,nosuid shared:7 master:2 - nfs4 server:/export/ada rw
            32 21 0:42 / /scratch/x\\040y rw - lustre mgs@tcp:/scratch rw
            33 21 0:43 / /twice rw - tmpfs tmpfs rw
            34 21 0:44 / /twice rw - fuse.sshfs ada@far: rw
            not a mount
            """
        )
        #expect(mounts.type(of: path) == type)
    }

    @Test func `on a disk of this machine there is a write-ahead log, elsewhere none`() throws {
        try SQLiteLedger(path: self.path, on: .local, host: "one").fill(1)
        #expect(try self.journal() == "wal")
        try SQLiteLedger(path: self.path, on: .network("NFS"), host: "one").fill(1)
        #expect(try self.journal() == "delete")
        #expect(try SQLiteLedger(path: self.path, on: .network("NFS"), host: "one").synchronousLevel() == 2)
    }

    @Test func `on a network file system the first machine has the store, and others are told which it is`() throws {
        try SQLiteLedger(path: self.path, on: .network("NFS"), host: "one").fill(2)
        try SQLiteLedger(path: self.path, on: .network("NFS"), host: "one").fill(1)
        let error = #expect(throws: LedgerError.self) {
            try SQLiteLedger(path: self.path, on: .network("NFS"), host: "two")
        }
        #expect(
            error?.description
                == "'\(self.path)' lies on a network file system and belongs to 'one', this is 'two'; "
                + "run the command on 'one'"
        )
        #expect(try SQLiteLedger(path: self.path, on: .network("NFS"), host: "one").entries(after: 0).count == 3)
    }

    private func journal() throws -> String? {
        try DatabaseQueue(path: self.path).read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    }
}
