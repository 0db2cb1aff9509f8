import Foundation
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(1)))
struct AtomicFileTests {
    @Test func `a file is replaced whole and nothing is left beside it`() throws {
        let scratch = try Scratch()
        let path = scratch.path("value.json")
        for value in [["a": 1], ["b": 2]] {
            try AtomicFile.write(json: value, to: path)
            #expect(AtomicFile.read([String: Int].self, from: path) == value)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.project) == ["value.json"])
    }

    @Test func `a file that cannot be written is named with the reason, and nothing is left`() throws {
        let scratch = try Scratch()
        try Folder.create(scratch.path("value.json/inner"))
        #expect(throws: FileError(.write, scratch.path("value.json"), errno: EISDIR)) {
            try AtomicFile.write(Data("{}".utf8), to: scratch.path("value.json"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.project) == ["value.json"])
        #expect(throws: FileError(.write, "/missing/a", errno: ENOENT)) {
            try AtomicFile.write(Data(), to: "/missing/a")
        }
    }

    @Test func `a torn or missing file is read as not known`() throws {
        let scratch = try Scratch()
        try AtomicFile.write(Data(#"{"pid": 1, "sta"#.utf8), to: scratch.path("process.json"))
        #expect(AtomicFile.read(ProcessIdentity.self, from: scratch.path("process.json")) == nil)
        #expect(AtomicFile.read(ProcessIdentity.self, from: scratch.path("missing")) == nil)
    }

    @Test func `a full disk and a read-only folder say what to do`() {
        #expect(
            FileError(.write, "a", errno: ENOSPC).description
                == "'a' cannot be written: no space left on device; free some space and start again"
        )
        #expect(
            FileError(.create, "a", errno: EROFS).description
                == "'a' cannot be created: read-only file system; choose a folder that you may write to, "
                + "or change its permissions"
        )
    }

    @Test func `segments are numbered from 1 and never given out twice`() throws {
        let scratch = try Scratch()
        #expect(try (1...3).map { _ in try scratch.training.createSegment().number } == [1, 2, 3])
        #expect(scratch.training.segmentNumbers == [1, 2, 3])
        #expect(Folder.isFolder(scratch.training.segment(2).control))
    }

    @Test(arguments: [
        ExitRecord.Outcome.status(0), .signal(9), .notStarted(errno: 2, error: "'a' cannot be started"),
    ])
    func `an exit record is read as it was written`(outcome: ExitRecord.Outcome) throws {
        let usage = ResourceUsage(maxResidentBytes: 1, userSeconds: 0.5, systemSeconds: 0.25)
        let record = ExitRecord(outcome: outcome, ended: "2026-11-21T22:00:00.000Z", usage: usage)
        #expect(try JSONDecoder().decode(ExitRecord.self, from: JSONEncoder().encode(record)) == record)
    }
}
