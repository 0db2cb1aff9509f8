import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// What is said of a damaged store, from outside; that nothing is written over; and the way back, tried.
@Suite struct DamageTests {
    private let folder: ScratchFolder
    private let paths: ProjectPaths
    private let whole: Data

    /// A project with a story, 300 notes and a second incident, that nobody has open any more.
    init() throws {
        let place = try Workplace()
        try place.play(Story.applied)
        for number in 1...300 {
            let effect = PerformedEffect(effect: .pauseTraining("model_1"), result: "\(number)")
            try place.project.engine.note(.performed(effect))
        }
        let other = [ModelDeclaration("model_1"), ModelDeclaration("model_2")]
        try place.project.engine.configure(Policy(), models: other)
        try place.play([Step(.modelTrainer, .report(model: "model_2", finding: Cases.bug))])
        self.folder = try ScratchFolder()
        let copy = self.folder.file("project")
        try FileManager.default.copyItem(at: place.folder.url, to: copy)
        self.paths = ProjectPaths(root: copy)
        // The last who closes it brings everything into the one file.
        _ = try SQLiteLedger(path: self.paths.store.path).newest()
        self.whole = try Data(contentsOf: self.paths.store)
    }

    @Test func `a whole store is whole, and a salvage leaves it as it is`() throws {
        let said = try self.run("salvage")
        #expect(said.status == 0 && said.output == "the store is whole, nothing is to be done\n")
        #expect(try Data(contentsOf: self.store) == self.whole)
        #expect(try self.leftovers().isEmpty)
    }

    @Test func `a changed byte is found and named, and what stands before it is taken out`() throws {
        let bytes = try self.damageNote150()
        let verified = try self.run("verify")
        #expect(verified.status == 1)
        let fault = try #require(
            verified.output.split(separator: "\n").first {
                $0.contains("is not what was written: its hash is another")
            },
            "\(verified.output)"
        )
        #expect(verified.output.contains("'rhatchet salvage'"))
        let number = try #require(fault.firstMatch(of: /line (\d+)/)?.output.1)
        try self.expectWayBack(from: bytes, keeping: (try #require(Int(number))) - 1)
    }

    @Test func `a page of zeros costs what stands on it and after it, and nothing before`() throws {
        var bytes = self.whole
        let pages = bytes.count / 4096
        let page = try #require((2..<pages).first { Self.isLeaf(bytes, $0) && Self.holdsNotes(bytes, $0) })
        bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
        try self.put(bytes)
        let verified = try self.run("verify")
        #expect(verified.status == 1, "\(verified.errors)")
        #expect(verified.output.contains("the file is damaged"), "\(verified.output)")
        try self.expectWayBack(from: bytes, keeping: nil)
    }

    @Test func `a store that was cut short is said to be so, and what is left of it is taken out`() throws {
        let bytes = self.whole.prefix(self.whole.count * 3 / 4 / 4096 * 4096)
        try self.put(bytes)
        #expect(try self.run("verify").status != 0)
        #expect(try self.run("inbox").status != 0)
        #expect(try Data(contentsOf: self.store) == bytes)
        let said = try self.run("salvage")
        let kept = try #require(said.output.firstMatch(of: /^(\d+) lines are whole/)?.output.1, "\(said.errors)")
        #expect(Int(kept).map { $0 > 10 } == true && said.status == 0)
        #expect(try self.run("verify", "--repair").status == 0)
    }

    @Test func `a second salvage finds a whole store, and the damaged one stays`() throws {
        let bytes = try self.damageNote150()
        #expect(try self.run("salvage").status == 0)
        let again = try self.run("salvage")
        #expect(again.status == 0 && again.output == "the store is whole, nothing is to be done\n", "\(again.errors)")
        let kept = try self.leftovers()
        #expect(kept.count == 1)
        #expect(try Data(contentsOf: try #require(kept.first).appending(path: "store.sqlite")) == bytes)
    }

    @Test(arguments: [true, false]) func `a store that was emptied or is gone is no new project`(isGone: Bool) throws {
        _ = try self.run("verify")
        if isGone { try FileManager.default.removeItem(at: self.store) } else { try self.put(Data()) }
        for command in ["status", "verify", "salvage", "inbox"] {
            let said = try self.run(command)
            #expect(said.status == 2 && said.errors.contains("it is empty or gone"), "\(command): \(said.errors)")
        }
    }

    @Test func `a transcript of an incident that was lost is kept with the damaged store`() throws {
        _ = try self.run("verify")
        try self.damageNote150()
        let said = try self.run("salvage")
        #expect(said.output.contains("the log knows nothing of INC-2 any more"), "\(said.output)")
        let kept = try #require(try self.leftovers().first)
        #expect(FileManager.default.fileExists(atPath: kept.appending(path: "INC-2.md").path))
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.paths.transcripts.path) == ["INC-1.md"])
    }

    @Test func `a salvage that was interrupted before its last step is carried on by whoever comes next`() throws {
        let ready = self.store.appendingPathExtension("ready")
        try self.damageNote150()
        let damaged = try Data(contentsOf: self.store)
        #expect(try self.run("salvage").status == 0)
        let salvaged = try Data(contentsOf: self.store)
        try FileManager.default.moveItem(at: self.store, to: ready)
        try damaged.write(to: self.store)
        try Data("left over".utf8).write(to: URL(filePath: self.store.path + "-wal"))
        #expect(try self.run("incidents").output.contains("INC-1"))
        #expect(!FileManager.default.fileExists(atPath: ready.path))
        #expect(try Data(contentsOf: self.store) == salvaged)
    }

    @Test(arguments: [
        "UPDATE incidents SET state = 'rexorted'", "UPDATE about SET name = x'ff00'", "DELETE FROM standing",
    ]) func `what is kept beside the log is made again from it`(change: String) throws {
        #expect(SQLiteShell.run(change, on: self.store.path) == "")
        #expect(try self.run("status").status != 2)
        let verified = try self.run("verify")
        #expect(verified.status == 1 || verified.status == 0, "\(verified.errors)")
        let repaired = try self.run("verify", "--repair")
        #expect(repaired.status == 0, "\(repaired.output)\(repaired.errors)")
        #expect(try self.run("incidents").output.contains("INC-2"))
    }

    @Test func `a mistake in rhatchet yaml hides no incident`() throws {
        try Data("foo: 1\n".utf8).write(to: self.paths.configuration)
        for command in [["status"], ["incidents"], ["show", "INC-1"], ["verify"]] {
            let said = try Rhatchet.run(command + ["--project", self.paths.root.path])
            #expect(said.status != 2, "\(command): \(said.errors)")
        }
        #expect(try self.run("incidents").errors.contains("rhatchet.yaml:1:1: unknown key 'foo'"))
    }

    @Test func `a foreign file is named and left as it is, whatever is asked`() throws {
        let text = Data(String(repeating: "R-hat 1.47\n", count: 1000).utf8)
        try self.put(text)
        for command in ["verify", "inbox", "incidents", "salvage"] {
            let said = try self.run(command)
            #expect(said.status == 2, "\(command): \(said.output)\(said.errors)")
            #expect(said.errors.contains("it does not begin as an SQLite file does"), "\(command): \(said.errors)")
        }
        #expect(try Data(contentsOf: self.store) == text)
        #expect(try self.leftovers().isEmpty)
    }

    @Test func `a store of a newer Rhatchet is not touched, by a salvage neither`() throws {
        var bytes = self.whole
        // The user version stands in the header as a big-endian number.
        bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        try self.put(bytes)
        for command in ["verify", "inbox", "salvage"] {
            let said = try self.run(command)
            #expect(said.status == 2 && said.errors.contains("use the newer rhatchet"), "\(command): \(said.errors)")
        }
        #expect(try Data(contentsOf: self.store) == bytes)
    }

    @Test func `while another works on the project a salvage refuses`() throws {
        var bytes = self.whole
        bytes[bytes.count / 2] ^= 0xFF
        try self.put(bytes)
        let other = FolderUse(self.paths.folder.path)
        let said = try self.run("salvage")
        withExtendedLifetime(other) {}
        #expect(said.status == 2 && said.errors.contains("another rhatchet works on"), "\(said.errors)")
        #expect(try Data(contentsOf: self.store) == bytes)
    }

    // MARK: -

    private var store: URL { self.paths.store }

    /// Says what is whole and leaves everything; then takes it, keeps the damaged one, and all goes on from there.
    private func expectWayBack(from bytes: Data, keeping count: Int?) throws {
        let tried = try self.run("salvage", "--dry-run")
        #expect(tried.status == 0, "\(tried.errors)")
        #expect(try Data(contentsOf: self.store) == bytes)
        #expect(try self.leftovers().isEmpty)
        let said = try self.run("salvage")
        #expect(said.status == 0, "\(said.errors)")
        if let count {
            // Steps within one millisecond cannot be told from one step, which is taken whole or not at all.
            let kept = try #require(said.output.firstMatch(of: /^(\d+) lines are whole/)?.output.1)
            #expect((count - 5...count).contains(Int(kept) ?? 0), "\(said.output)")
        }
        let kept = try #require(try self.leftovers().first)
        #expect(try Data(contentsOf: kept.appending(path: "store.sqlite")) == bytes)
        let verified = try self.run("verify", "--repair")
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        #expect(try self.run("incidents").output.contains("INC-1"))
        #expect(try self.run("incidents", "--format", "json").status == 0)
    }

    private func run(_ arguments: String...) throws -> Rhatchet.Said {
        try Rhatchet.run(arguments + ["--project", self.paths.root.path])
    }

    /// Changes a byte in the middle of the log, before the second incident.
    @discardableResult
    private func damageNote150() throws -> Data {
        var bytes = self.whole
        let place = try #require(bytes.range(of: Data(#""result":"150""#.utf8)))
        bytes[place.upperBound - 2] = UInt8(ascii: "1")
        try self.put(bytes)
        return bytes
    }

    private func put(_ bytes: Data) throws {
        for name in ["store.sqlite-wal", "store.sqlite-shm"] {
            try? FileManager.default.removeItem(at: self.store.deletingLastPathComponent().appending(path: name))
        }
        try bytes.write(to: self.store)
    }

    private func leftovers() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: self.paths.folder,
            includingPropertiesForKeys: nil
        ).filter { $0.lastPathComponent.hasPrefix("damaged-") }
    }

    private static func isLeaf(_ bytes: Data, _ page: Int) -> Bool { bytes[page * 4096] == 0x0D }

    private static func holdsNotes(_ bytes: Data, _ page: Int) -> Bool {
        bytes[page * 4096..<(page + 1) * 4096].range(of: Data(#""result":"150""#.utf8)) != nil
    }
}
