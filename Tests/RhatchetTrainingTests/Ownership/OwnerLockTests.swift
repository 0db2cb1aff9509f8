import Foundation
import RhatchetTestSupport
import RhatchetTraining
import Testing

@Suite(.timeLimit(.minutes(2)))
struct OwnerLockTests {
    let scratch: Scratch

    init() throws {
        self.scratch = try Scratch()
        try self.scratch.training.create()
    }

    @Test func `a second owner is told who the first is`() throws {
        let lock = try OwnerLock.acquire(self.scratch.training)
        let error = try #require(throws: OwnerLockError.self) { try OwnerLock.acquire(self.scratch.training) }
        #expect(error == .held(by: .current, training: "model_1-1"))
        #expect(error.description.contains("process \(getpid())"))
        #expect(OwnerLock.holder(of: self.scratch.training) == .current)
        withExtendedLifetime(lock) {}
    }

    @Test func `an owner that lets go can be followed by another`() throws {
        var lock: OwnerLock? = try OwnerLock.acquire(self.scratch.training)
        #expect(lock?.training == self.scratch.training)
        lock = nil
        // A child of another test that is being started may hold a copy of the descriptor until its execve.
        try eventually("nobody owns it") { OwnerLock.holder(of: self.scratch.training) == nil }
        lock = try OwnerLock.acquire(self.scratch.training)
        #expect(lock != nil)
    }

    @Test func `kill -9 of the owner frees the training`() throws {
        let owner = Process()
        owner.executableURL = URL(fileURLWithPath: Scratch.keeper)
        owner.arguments = ["own", self.scratch.training.path]
        try owner.run()
        try eventually("it owns") { OwnerLock.holder(of: self.scratch.training)?.pid == owner.processIdentifier }
        kill(owner.processIdentifier, SIGKILL)
        owner.waitUntilExit()
        let lock = try OwnerLock.acquire(self.scratch.training)
        #expect(OwnerLock.holder(of: self.scratch.training) == .current)
        withExtendedLifetime(lock) {}
    }

    @Test func `a folder that is not there cannot be owned`() {
        let missing = TrainingFolder(project: "/missing", id: "a")
        #expect(throws: OwnerLockError.file(FileError(.lock, missing.owner, errno: ENOENT))) {
            try OwnerLock.acquire(missing)
        }
        #expect(OwnerLock.holder(of: missing) == nil)
    }
}
