import Foundation
import RhatchetDraws

/// A folder of its own for one test, removed with it.
final class Scratch {
    let folder: URL

    init() throws {
        self.folder = FileManager.default.temporaryDirectory.appendingPathComponent("draws-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: self.folder)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: self.folder.appendingPathComponent(name))
    }

    func write(_ text: String, to name: String) throws {
        try self.write(Array(text.utf8), to: name)
    }

    /// Appends as a sampler does: the file stays the same file.
    func append(_ bytes: [UInt8], to name: String) throws {
        let handle = try FileHandle(forWritingTo: self.folder.appendingPathComponent(name))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }

    /// A run with this one chain, polled once.
    func run(_ bytes: [UInt8], chain: Int = 0) throws -> RunTail {
        try self.write(bytes, to: "chain-\(chain).draws")
        var run = RunTail(folder: self.folder)
        run.poll()
        return run
    }
}
