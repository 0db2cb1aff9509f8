import Foundation
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(2)))
struct LauncherTests {
    let scratch: Scratch
    let segment: SegmentFolder

    init() throws {
        self.scratch = try Scratch()
        self.segment = try self.scratch.training.createSegment()
    }

    private func expectNothingLeft() throws {
        #expect(try FileManager.default.subpathsOfDirectory(atPath: self.scratch.path(".rhatchet")) == ["trainings"])
        #expect(!self.scratch.exists("output"))
    }

    private func start(_ change: (inout LaunchPlan) -> Void) throws {
        var plan = self.scratch.plan("exit 0", segment: self.segment)
        change(&plan)
        try Launcher.start(plan, segment: self.segment, keeperExecutable: Scratch.keeper)
    }

    @Test func `a missing program is refused and leaves nothing behind`() throws {
        let missing = self.scratch.path("missing")
        #expect(throws: LaunchError.noExecutable(missing)) { try self.start { $0.executable = missing } }
        try self.expectNothingLeft()
    }

    @Test func `a program that may not be run is refused and leaves nothing behind`() throws {
        #expect(throws: LaunchError.notExecutable(self.scratch.project)) {
            try self.start { $0.executable = self.scratch.project }
        }
        try self.expectNothingLeft()
    }

    @Test func `a missing folder to start in is refused and leaves nothing behind`() throws {
        #expect(throws: LaunchError.noWorkingDirectory("/missing")) {
            try self.start { $0.workingDirectory = "/missing" }
        }
        try self.expectNothingLeft()
    }

    @Test func `a program that the system does not start is the keeper's word, and leaves nothing behind`() throws {
        let broken = self.scratch.path("broken")
        try AtomicFile.write(Data("#!/missing/interpreter\n".utf8), to: broken, mode: 0o755)
        let error = try #require(throws: LaunchError.self) { try self.start { $0.executable = broken } }
        #expect(
            error
                == .notStarted(errno: ENOENT, error: "'\(broken)' cannot be started: no such file or directory")
        )
        try self.expectNothingLeft()
    }

    @Test func `a log that cannot be written is the keeper's word, and leaves nothing behind`() throws {
        #expect(throws: LaunchError.self) { try self.start { $0.log = "/dev/null/training.log" } }
        try self.expectNothingLeft()
    }

    @Test func `a keeper that cannot be started leaves nothing behind`() throws {
        let plan = self.scratch.plan("exit 0", segment: self.segment)
        #expect(throws: LaunchError.keeper("'/missing' cannot be started: no such file or directory")) {
            try Launcher.start(plan, segment: self.segment, keeperExecutable: "/missing")
        }
        try self.expectNothingLeft()
    }

    @Test func `a keeper that ends without a word is said and leaves nothing behind`() throws {
        let plan = self.scratch.plan("exit 0", segment: self.segment)
        #expect(throws: LaunchError.keeper("it ended without a word")) {
            try Launcher.start(plan, segment: self.segment, keeperExecutable: "/bin/false")
        }
        try self.expectNothingLeft()
    }

    @Test func `a keeper that does not answer is given up and leaves nothing behind`() throws {
        let slow = self.scratch.path("slow")
        try AtomicFile.write(Data("#!/bin/sh\nexec sleep 600\n".utf8), to: slow, mode: 0o755)
        let plan = self.scratch.plan("exit 0", segment: self.segment)
        #expect(throws: LaunchError.self) {
            try Launcher.start(plan, segment: self.segment, keeperExecutable: slow, within: .milliseconds(100))
        }
        try self.expectNothingLeft()
    }

    @Test func `a failed start takes nothing away from earlier segments`() throws {
        let second = try self.scratch.training.createSegment()
        #expect(second.number == 2)
        #expect(throws: LaunchError.self) {
            try Launcher.start(
                self.scratch.plan("exit 0", segment: second),
                segment: second,
                keeperExecutable: "/missing"
            )
        }
        #expect(self.scratch.training.segmentNumbers == [1])
    }

    @Test func `the environment that is written down is readable by its owner alone`() throws {
        try self.start { $0.environment["TOKEN"] = "secret" }
        let attributes = try FileManager.default.attributesOfItem(atPath: self.segment.launch)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
}
