import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// A file that takes another's place.
@Suite struct ComposedFileTests {
    private let scratch: ScratchFolder
    private var path: String { self.scratch.file("out.csv").path }

    init() throws { self.scratch = try ScratchFolder() }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self.path)[.posixPermissions] as? Int
    }

    @Test func `what was private stays private`() throws {
        try self.scratch.write("old", to: "out.csv")
        chmod(self.path, 0o600)
        try ComposedFile([.bytes(Array("new".utf8)), .file(self.path, 1..<3)]).write(to: self.path)
        #expect(try String(contentsOfFile: self.path, encoding: .utf8) == "newld")
        #expect(try self.mode() == 0o600)
        try ComposedFile([.bytes([])]).write(to: self.scratch.file("other.csv").path, like: self.path)
        #expect(access(self.scratch.file("other.csv").path, F_OK) == 0)
    }

    @Test func `two do not write under one name, and what a killed one has left is written over`() throws {
        try self.scratch.write("old", to: "out.csv")
        let beside = "\(self.path).rhatchet-part"
        try self.scratch.write("left by a process that was killed", to: "out.csv.rhatchet-part")
        let other = open(beside, O_WRONLY)
        defer { close(other) }
        #expect(flock(other, LOCK_EX) == 0)
        let error = #expect(throws: FileError.self) { try ComposedFile([.bytes([1])]).write(to: self.path) }
        #expect(error?.errno == EBUSY)
        #expect(try String(contentsOfFile: self.path, encoding: .utf8) == "old")
        #expect(access(beside, F_OK) == 0)
        #expect(flock(other, LOCK_UN) == 0)
        try ComposedFile([.bytes(Array("new".utf8))]).write(to: self.path)
        #expect(try String(contentsOfFile: self.path, encoding: .utf8) == "new")
        #expect(access(beside, F_OK) != 0)
    }
}
