import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

/// `kill -9` of the watch: the training is as it was.
@Suite(.timeLimit(.minutes(2)))
struct WatchKilledTests {
    @Test(arguments: [false, true])
    func `kill -9 of the watch leaves the training as it was`(isPaused: Bool) throws {
        let scratch = try Scratch()
        let watch = try Watch(
            scratch,
            script: "touch ready; i=0; while :; do i=$((i+1)); echo $i > count; sleep 0.02; done"
        )
        defer { watch.process.terminate() }
        let segment = watch.segment
        // The script may be faster than the keeper, which writes down what it has started.
        try eventually("ready") { scratch.exists("ready") && segment.isRunning }
        if isPaused { #expect(try segment.pause(hold: true) == .stopped(held: false)) }
        kill(watch.process.processIdentifier, SIGKILL)
        watch.process.waitUntilExit()
        let found = try #require(TrainingFolder.scan(project: scratch.project).first?.newest)
        let process = try segment.process()
        #expect(found.status == (isPaused ? .stopped(process) : .running(process)))
        #expect(segment.keeperIsAlive)
        try segment.resume()
        let before = scratch.text("count")
        try eventually("it goes on") { scratch.text("count") != before }
        #expect(try segment.stop(StopGraces(request: .zero)) == .interrupted)
        #expect(try segment.end().outcome == .signal(SIGINT))
    }
}

/// A watch in a process of its own, which can be killed.
private struct Watch {
    let process = Process()
    let segment: SegmentSupervisor

    init(_ scratch: Scratch, script: String) throws {
        let folder = try scratch.training.createSegment()
        self.segment = SegmentSupervisor(folder)
        try AtomicFile.write(json: scratch.plan(script, segment: folder), to: scratch.path("plan"))
        self.process.executableURL = URL(fileURLWithPath: Scratch.keeper)
        self.process.arguments = ["watch", folder.path, scratch.path("plan")]
        try self.process.run()
    }
}
