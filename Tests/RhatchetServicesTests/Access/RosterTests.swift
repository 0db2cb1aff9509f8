import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// What an agent can write into `rhatchet.yaml`, and what comes of it once ada has a pass phrase.
@Suite struct RosterTests {
    private let lobby: Lobby

    init() throws {
        self.lobby = try Lobby()
        _ = try self.lobby.enroll()
    }

    @Test(arguments: [
        "{rule: unattended}", "{agent: mallory}", "{command: [./agent.sh]}",
        "{person: ada, backups: [{rule: unattended}]}",
        "{person: eve}",
    ]) func `whoever makes themselves the director is none`(director: String) throws {
        let project = try self.rewritten("solo: true\nparticipants:\n  director: \(director)\n")
        #expect(project.participants(.director).map(\.participant) == (director.contains("ada") ? [Self.ada] : []))
        let rows = try RosterService(project).rows().filter { $0.role == .director }
        #expect(rows.contains { $0.named && !$0.counts })
    }

    @Test func `another name, solo and no configuration at all open no door`() throws {
        let eve = try self.rewritten("solo: true\nparticipants:\n  director: {person: eve}\n")
        let refusal = #expect(throws: Refusal.self) { try SignIn(eve).person(.director, name: "eve") }
        #expect(refusal?.message.contains("nobody who is known has accepted that") == true)
        try FileManager.default.removeItem(at: self.lobby.play.folder.file("rhatchet.yaml"))
        let bare = try Project(ProjectPaths(root: self.lobby.play.folder.url), clock: self.lobby.stage.clock)
        #expect(throws: Refusal.self) { try SignIn(bare).person(.director) }
        let ben = try self.rewritten("solo: true\nparticipants:\n  director: {person: ben}\n")
        let other = #expect(throws: Refusal.self) { try SignIn(ben).person(.director) }
        #expect(
            other?.message == "'ben' is known here by no pass phrase",
            "he was accepted, and the account is not enough"
        )
    }

    @Test func `a program with other words under the same name is another`() throws {
        let lobby = try Lobby("  modeler: {command: [./agent.sh], name: claude}\n")
        _ = try lobby.enroll()
        #expect(lobby.project.participants(.modeler).count == 1)
        try lobby.play.folder.write(
            "participants:\n  modeler: {command: [./other.sh], name: claude}\n",
            to: "rhatchet.yaml"
        )
        let project = try Project(ProjectPaths(root: lobby.play.folder.url), clock: lobby.stage.clock)
        #expect(project.participants(.modeler).isEmpty)
    }

    @Test func `who is accepted by the director counts from then on`() throws {
        let project = try self.rewritten("participants:\n  director: {person: eve}\n  modeler: {agent: claude}\n")
        let ada = try SignIn(project).known("ada") { _ in Lobby.phrase }
        try RosterService(project).accept(by: ada)
        #expect(project.participants(.modeler).map(\.participant) == [Participant("claude", .agent)])
        #expect(try PersonService(project, rounds: 16).enroll("eve", phrase: "eve's own long phrase") == false)
        try PersonService(project, rounds: 16).confirm("eve", by: ada)
        let eve = try SignIn(project).person(.director, name: "eve") { _ in "eve's own long phrase" }
        #expect(try project.act(Cases.grant, by: eve).code == nil)
        #expect(try self.lobby.faults() == [])
        #expect(throws: Refusal.self, "ada is no director any more, and eve is known") {
            try RosterService(project).accept(by: ada)
        }
    }

    @Test func `neither the account nor a token accepts anybody`() throws {
        let lobby = try Lobby(solo: true, "  modeler: {agent: claude}\n")
        #expect(throws: Refusal.self) { try RosterService(lobby.project).accept(by: lobby.ada(nil)) }
        let token = try TokenService(lobby.project).issue("claude", roles: [.modeler], by: lobby.ada(nil))
        let claude = try SignIn(lobby.project).token(token, as: .modeler)
        #expect(throws: Refusal.self) { try RosterService(lobby.project).accept(by: claude) }
    }

    private static let ada = Participant("ada", .person)

    /// The project as another process opens it, after somebody has written its configuration.
    private func rewritten(_ configuration: String) throws -> Project {
        try self.lobby.play.folder.write(configuration, to: "rhatchet.yaml")
        return try Project(ProjectPaths(root: self.lobby.play.folder.url), clock: self.lobby.stage.clock)
    }
}
