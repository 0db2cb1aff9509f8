import Foundation
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ScanTests {
    @Test func `a new watch finds what runs, stands and has ended, each with its newest segment`() throws {
        let scratch = try Scratch()
        let running = try Self.start("running", "exec sleep 600", scratch)
        _ = try Self.start("stopped", "exit 0", scratch).end()
        let stopped = try Self.start("stopped", "exec sleep 600", scratch)
        #expect(try stopped.pause(hold: false) == .stopped(held: false))
        let end = try Self.start("ended", "exit 7", scratch).end()
        try TrainingFolder(project: scratch.project, id: "empty").create()
        let owner = try OwnerLock.acquire(TrainingFolder(project: scratch.project, id: "ended"))

        let found = TrainingFolder.scan(project: scratch.project)
        #expect(found.map(\.folder.id) == ["empty", "ended", "running", "stopped"])
        #expect(
            found.map(\.newest?.status) == [
                nil, .exited(end), .running(try running.process()), .stopped(try stopped.process()),
            ]
        )
        #expect(found.map(\.newest?.folder.number) == [nil, 1, 1, 2])
        #expect(found.map { $0.owner == .current } == [false, true, false, false])
        withExtendedLifetime(owner) {}
    }

    @Test func `a project without trainings has none`() throws {
        #expect(TrainingFolder.scan(project: try Scratch().project).isEmpty)
    }

    @Test(arguments: [-60.0, 3600])
    func `a launch that was never heard of again is starting at first, then lost`(written: TimeInterval) throws {
        let scratch = try Scratch()
        let segment = SegmentSupervisor(try scratch.training.createSegment())
        #expect(segment.status() == .lost(nil))
        try AtomicFile.write(json: scratch.plan("", segment: segment.folder), to: segment.folder.launch)
        #expect(segment.status() == .starting)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: written)],
            ofItemAtPath: segment.folder.launch
        )
        #expect(segment.status() == .lost(nil))
    }

    private static func start(_ id: String, _ script: String, _ scratch: Scratch) throws -> SegmentSupervisor {
        let segment = try TrainingFolder(project: scratch.project, id: id).createSegment()
        try Launcher.start(scratch.plan(script, segment: segment), segment: segment, keeperExecutable: Scratch.keeper)
        return SegmentSupervisor(segment)
    }
}
