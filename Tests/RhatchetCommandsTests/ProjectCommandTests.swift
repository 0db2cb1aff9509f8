import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Synchronization
import Testing

/// Commands on a project: what they answer, and what they leave behind when they cannot.
@Suite struct ProjectCommandTests {
    private let folder: ScratchFolder

    init() throws { self.folder = try ScratchFolder() }

    @Test(arguments: [["status"], ["incidents"], ["show", "INC-1"], ["review", "INC-1", "--grant", "--reason", "x"]])
    func `where nothing is recorded a command says so and makes nothing`(arguments: [String]) throws {
        let said = try self.run(arguments)
        let path = self.folder.url.path
        #expect(said.status == 2)
        #expect(said.errors.hasPrefix("rhatchet: nothing is recorded in '\(path)'; run 'rhatchet watch MODEL.py'"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [])
    }

    @Test func `init writes a file that reads back, and does not replace one`() throws {
        #expect(try self.run(["init", "--director", "rule"]).status == 0)
        let written = try Configuration.read(self.folder.file("rhatchet.yaml"))
        #expect(written?.fillings[.director] == .rule(.unattended))
        let again = try self.run(["init"])
        #expect(again.status == 2)
        #expect(again.errors.hasSuffix("rhatchet.yaml' is there already; use --force to replace it\n"))
        #expect(try Configuration.read(self.folder.file("rhatchet.yaml")) == written)
        #expect(try self.run(["init", "--force"]).status == 0)
        #expect(try Configuration.read(self.folder.file("rhatchet.yaml")) != written)
    }

    private static let mistake = "rhatchet: rhatchet.yaml:1:9: 'hybird' is no policy; did you mean 'hybrid'?"

    @Test func `a mistake in the configuration is said with its place, and hides nothing from who looks`() throws {
        _ = try self.open()
        try self.folder.write("policy: hybird\n", to: "rhatchet.yaml")
        for arguments in [["status"], ["incidents"]] {
            let said = try self.run(arguments)
            #expect(said.status != 2)
            #expect(said.errors.hasPrefix(Self.mistake + "; going on without that file\n"), "\(said.errors)")
        }
        let decided = try self.run(["inbox"])
        #expect(decided.status == 2 && decided.errors == Self.mistake + "\n")
    }

    @Test func `an incident that is not there is named, with those that are`() throws {
        _ = try self.open()
        let none = "rhatchet: 'INC-1' is no incident of this project; it has none\n"
        #expect(try self.run(["show", "INC-1"]).errors == none)
        try self.escalate()
        let other = try self.run(["show", "INC-2"])
        #expect(other.status == 2)
        #expect(other.errors == "rhatchet: 'INC-2' is no incident of this project; there are INC-1 to INC-1\n")
    }

    @Test func `status says with 3 that an incident waits for somebody, and with 0 that none does`() throws {
        let engine = try self.open()
        #expect(try self.run(["status"]).status == 0)
        try self.escalate()
        let waiting = try self.run(["status"])
        #expect(waiting.status == 3)
        #expect(waiting.output.contains("INC-1"))
        #expect(waiting.output.contains("waits for modeler"))
        #expect(!waiting.output.contains("\u{1B}"))
        _ = try engine.act(Action(by: .director, .terminate(incident: Cases.one)))
        #expect(try self.run(["status"]).status == 0)
    }

    @Test func `answers as JSON are JSON`() throws {
        _ = try self.open()
        try self.escalate()
        for arguments in [["status"], ["incidents"], ["show", "INC-1"]] {
            let said = try self.run(arguments + ["--format", "json"])
            let object = try JSONSerialization.jsonObject(with: Data(said.output.utf8))
            #expect("\(object)".contains("INC-1"))
        }
    }

    @Test func `a refusal says its code, the reason and the way out, with status 2`() throws {
        _ = try self.open()
        try self.escalate()
        let said = try self.run(["review", "INC-1", "--grant", "--reason", "x"])
        #expect(said.status == 2)
        #expect(said.errors.contains(/^rhatchet: refused \(wrong_state\): .+\nhint: .+\n$/))
    }

    @Test func `of many who review at once exactly one does, and the others are refused`() throws {
        let engine = try self.open()
        try self.escalate()
        _ = try engine.act(Action(by: .modeler, Cases.authorize))
        _ = try engine.act(Action(by: .codeTranslator, Cases.apply))
        let statuses = Mutex<[Int32?]>([])
        DispatchQueue.concurrentPerform(iterations: 5) { number in
            let verdict = number % 2 == 0 ? "--grant" : "--reject"
            let said = try? self.run(["review", "INC-1", verdict, "--reason", "\(number)"])
            statuses.withLock { $0.append(said?.status) }
        }
        let all = statuses.withLock { $0 }
        #expect(all.filter { $0 == 0 }.count == 1)
        #expect(all.filter { $0 == 2 }.count == 4)
        let names = try engine.lines().compactMap { $0.event?.name }
        #expect(names.filter { $0 == .reviewGranted || $0 == .reviewRejected }.count == 1)
        #expect(names.filter { $0 == .actionRefused }.count == 4)
    }

    /// The project's engine, with `model_1` in training.
    private func open() throws -> Engine {
        let engine = try Project(ProjectPaths(root: self.folder.url)).engine
        try engine.configure(Policy(), models: [ModelDeclaration("model_1")])
        return engine
    }

    private func escalate() throws {
        _ = try self.open().act(Action(by: .modelTrainer, Cases.report))
    }

    private func run(_ arguments: [String]) throws -> Rhatchet.Said {
        try Rhatchet.run(arguments + ["--project", self.folder.url.path])
    }
}
