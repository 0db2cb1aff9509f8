package import Foundation

/// A file system of its own in memory, of a given size; only root can have one.
package final class SmallDisk {
    package let folder: ScratchFolder

    /// Nil where this account may not mount.
    package init?(bytes: Int) throws {
        self.folder = try ScratchFolder()
        guard geteuid() == 0, mount("tmpfs", self.folder.url.path, "tmpfs", 0, "size=\(bytes)") == 0 else { return nil }
    }

    deinit {
        umount2(self.folder.url.path, Int32(MNT_DETACH))
    }

    package var url: URL { self.folder.url }

    /// From now on nothing can be written there.
    package func lock() -> Bool {
        mount("tmpfs", self.url.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
    }

    /// Leaves no room.
    package func fill() {
        let file = open(self.url.appending(path: "filler").path, O_WRONLY | O_CREAT, 0o644)
        let zeros = [UInt8](repeating: 0, count: 4096)
        while write(file, zeros, zeros.count) == zeros.count {}
        close(file)
    }

    /// Gives the room back.
    package func empty() {
        unlink(self.url.appending(path: "filler").path)
    }
}
