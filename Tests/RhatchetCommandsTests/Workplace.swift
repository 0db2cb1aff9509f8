import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport

/// A project of one person who fills every role, with `model_1` declared and its file written.
struct Workplace {
    static let script = """
        import pymc as pm

        with pm.Model():
            pm.Normal("mu", 0, 5)
            pm.sample(draws=1000, tune=500, target_accept=0.65, max_treedepth=10)

        """
    private static let phrase = "four words of no sense"
    let folder: ScratchFolder
    let project: Project

    /// - Parameter roles: who else fills a role, as YAML; all others are the account's person.
    init(_ phase: Phase = .training, roles: [Role: String] = [:], clock: any MachineClock = SystemClock()) throws {
        self.folder = try ScratchFolder()
        let seats = Role.allCases.map { "  \($0.rawValue): {\(roles[$0] ?? "person: \(NSUserName())")}" }
        try self.folder.write(
            "solo: \(roles.isEmpty)\nparticipants:\n\(seats.joined(separator: "\n"))\n",
            to: "rhatchet.yaml"
        )
        try self.folder.write(Self.script, to: "model_1.py")
        self.project = try Project(ProjectPaths(root: self.folder.url), clock: clock)
        try self.project.engine.configure(Policy(), models: [ModelDeclaration("model_1", phase: phase)])
    }

    /// What has happened before.
    func play(_ steps: [Step]) throws {
        for step in steps {
            if case .refused(let refusal) = try self.project.engine.act(Action(by: step.role, step.command)) {
                throw refusal
            }
        }
        // As a watch would have carried it out.
        for effect in try self.project.engine.pendingEffects() { try self.project.engine.mark(effect, as: .done) }
    }

    /// Makes a person known, who then proves each step with the phrase.
    func enroll(_ name: String) throws {
        _ = try PersonService(self.project, rounds: 2).enroll(name, phrase: Self.phrase)
    }

    /// Gives a command as somebody who was enrolled; nil is the account's person.
    func run(_ arguments: [String], as name: String?) throws -> Rhatchet.Said {
        let who = (name.map { ["--as", $0] } ?? []) + ["--phrase-stdin"]
        return try self.run(arguments + who, input: Self.phrase + "\n")
    }

    func run(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws -> Rhatchet.Said {
        let more = ["--project", self.folder.url.path]
        return try Rhatchet.run(arguments + more, environment: environment, input: input)
    }

    var incident: Incident? { self.project.engine.state.incident(Cases.one) }

    /// Every event so far, with what other processes have added.
    func events() throws -> [Event] { try self.project.engine.lines().compactMap(\.event) }
}

/// A command that a role has given.
struct Step {
    let role: Role
    let command: Command

    init(_ role: Role, _ command: Command) {
        self.role = role
        self.command = command
    }
}
