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

    /// A project with a story and 300 notes that nobody has open any more.
    init() throws {
        let place = try Workplace()
        try place.play(Story.applied)
        for number in 1...300 {
            let effect = PerformedEffect(effect: .pauseTraining("model_1"), result: "\(number)")
            try place.project.engine.note(.performed(effect))
        }
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
        var bytes = self.whole
        let place = try #require(bytes.range(of: Data(#""result":"150""#.utf8)))
        bytes[place.upperBound - 2] = UInt8(ascii: "1")
        try self.put(bytes)
        let verified = try self.run("verify")
        #expect(verified.status == 1)
        let fault = try #require(verified.output.split(separator: "\n").dropFirst().first)
        #expect(fault.contains("is not what was written: its hash is another"), "\(verified.output)")
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
        _ = try self.run("salvage")
        #expect(try self.leftovers().count <= 1)
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
        if let count { #expect(said.output.hasPrefix("\(count) lines are whole"), "\(said.output)") }
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
