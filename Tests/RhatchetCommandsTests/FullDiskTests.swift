import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetStore
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// A device without room, or without the right to write: it is said, nothing is lost, and with room it goes on.
@Suite struct FullDiskTests {
    @Test func `on a full disk a decision is refused in words, and is taken once there is room`() throws {
        guard let (disk, before) = try Self.prepared() else { return }
        disk.fill()
        let refused = try Self.run(Self.decline, disk)
        #expect(refused.status == 2, "\(refused.output)")
        #expect(refused.errors.contains("no room is left on the device"), "\(refused.errors)")
        #expect(refused.errors.contains("free some and run the command again"))
        disk.empty()
        #expect(try Self.lines(disk) == before, "what is not stored has not happened")
        #expect(try Self.run(Self.decline, disk).status == 0)
        #expect(try Self.run(["verify"], disk).status == 0)
    }

    @Test func `what cannot be written is said to be so, and can be read`() throws {
        guard let (disk, _) = try Self.prepared() else { return }
        try #require(disk.lock())
        let refused = try Self.run(Self.decline, disk)
        #expect(refused.status == 2 && refused.errors.contains("cannot be written"), "\(refused.errors)")
    }

    /// A limit on the size of files is no room either, though the system calls it otherwise.
    @Test func `where files may not grow a decision is refused in words`() throws {
        let place = try Workplace()
        try place.play(Story.escalated)
        let folder = (PythonFolder.ownExecutable as NSString).deletingLastPathComponent
        let command = "trap '' XFSZ; ulimit -f 1; exec '\(folder)/rhatchet' \(Self.decline.joined(separator: " "))"
        let said = try ShortProcess.run(
            "/bin/sh",
            ["-c", "\(command) --project '\(place.folder.url.path)'"],
            environment: ProcessInfo.processInfo.environment,
            timeLimit: .seconds(60)
        )
        #expect(said.outcome == .status(2))
        #expect(said.errorText.contains("could not be written"), "\(said.errorText)")
        #expect(place.incident?.state == .escalated)
        #expect(try place.run(Self.decline).status == 0)
    }

    private static let decline = ["decline", "INC-1", "--reason", "later"]

    /// A project with an emergency on a disk of its own; nil where this account may not have one.
    private static func prepared() throws -> (SmallDisk, Int)? {
        guard let disk = try SmallDisk(bytes: 2 << 20) else { return nil }
        let place = try Workplace()
        try place.play(Story.escalated)
        for name in try FileManager.default.contentsOfDirectory(atPath: place.folder.url.path) {
            try FileManager.default.copyItem(at: place.folder.file(name), to: disk.url.appending(path: name))
        }
        return (disk, try Self.lines(disk))
    }

    private static func lines(_ disk: SmallDisk) throws -> Int {
        try SQLiteLedger(path: ProjectPaths(root: disk.url).store.path).entries(after: 0).count
    }

    private static func run(_ arguments: [String], _ disk: SmallDisk) throws -> Rhatchet.Said {
        try Rhatchet.run(arguments + ["--project", disk.url.path])
    }
}
