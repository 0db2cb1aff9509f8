package import Foundation

/// A folder whose files are written again for every input of a fuzzer.
///
/// It lies in memory where the system has such a place, and a file is cut to its new length, never emptied first: ext4 writes a
/// file that was emptied to the disk when it is closed, which takes ten times as long as reading it.
package final class FuzzFolder: Sendable {
    package let url: URL

    package init() throws {
        let shared = URL(filePath: "/dev/shm")
        let isThere = FileManager.default.isWritableFile(atPath: shared.path)
        let place = isThere ? shared : FileManager.default.temporaryDirectory
        self.url = place.appending(path: "rhatchet-fuzz-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: self.url)
    }

    package func path(_ name: String) -> String { self.url.appending(path: name).path }

    /// - Parameter isAppended: whether the bytes go behind those that are there.
    package func write(_ bytes: some Sequence<UInt8>, to name: String, isAppended: Bool = false) throws {
        let descriptor = open(self.path(name), O_WRONLY | O_CREAT | O_CLOEXEC | (isAppended ? O_APPEND : 0), 0o600)
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let data = Data(bytes)
        try file.write(contentsOf: data)
        if !isAppended { try file.truncate(atOffset: UInt64(data.count)) }
        try file.close()
    }
}
