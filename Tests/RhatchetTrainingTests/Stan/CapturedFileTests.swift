import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// Another program's file kept under a name of our own.
@Suite struct CapturedFileTests {
    private let scratch: ScratchFolder
    private var source: URL { self.scratch.file("theirs.csv") }
    private var target: URL { self.scratch.file("ours.csv") }

    init() throws {
        self.scratch = try ScratchFolder()
        try self.scratch.write("one\n", to: "theirs.csv")
    }

    private func append(_ text: String) throws {
        let handle = try FileHandle(forWritingTo: self.source)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    private var kept: String { (try? String(contentsOf: self.target, encoding: .utf8)) ?? "" }

    @Test func `a link has all, also when the other name is gone`() throws {
        let file = try CapturedFile(self.source.path, as: self.target.path)
        #expect(file.isLinked)
        try self.append("two\n")
        try FileManager.default.removeItem(at: self.source)
        try file.seal()
        #expect(self.kept == "one\ntwo\n")
    }

    @Test func `once sealed it outlives the next run under the same name`() throws {
        let file = try CapturedFile(self.source.path, as: self.target.path)
        try file.seal()
        #expect(!file.isLinked)
        try Data("new\n".utf8).write(to: self.source, options: [])
        let handle = try FileHandle(forWritingTo: self.source)
        try handle.truncate(atOffset: 0)
        try handle.close()
        #expect(self.kept == "one\n")
    }

    @Test func `a copy goes on where it was, and what its name lost is still read`() throws {
        // Where a file of that name stands already no link can be made, as on another file system.
        try Data("on".utf8).write(to: self.target)
        let file = try CapturedFile(self.source.path, as: self.target.path)
        #expect(!file.isLinked)
        try file.follow()
        #expect(self.kept == "one\n")
        try self.append("two\n")
        try FileManager.default.removeItem(at: self.source)
        try file.follow()
        #expect(self.kept == "one\ntwo\n")
    }

    @Test func `a copy is not gone on with from another file that has the name now`() throws {
        try Data("tw".utf8).write(to: self.target)
        try self.append("two\nthree\n")
        let file = try CapturedFile(self.source.path, as: self.target.path)
        try file.seal()
        #expect(self.kept == "tw")
    }
}
