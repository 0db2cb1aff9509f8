import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// A project whose director is ada, with an emergency that waits for her review.
struct Lobby {
    static let phrase = "correct horse battery staple"
    let play: Performance

    var project: Project { self.play.project }
    var stage: Stage { self.play.stage }

    /// - Parameter solo: whether the account stands for the person.
    init(solo: Bool = false, _ more: String = "") throws {
        self.play = try Performance(
            "solo: \(solo)\nparticipants:\n  director: {person: ada, backups: [{person: ben}, {agent: claude}]}\n\(more)"
        )
        try self.play.example(until: 40)
    }

    func persons() -> PersonService { PersonService(self.project, rounds: 16) }

    func enroll(_ name: String = "ada", _ phrase: String = Self.phrase) throws -> Bool {
        try self.persons().enroll(name, phrase: phrase)
    }

    func ada(_ phrase: String? = Self.phrase) throws -> Signatory {
        try SignIn(self.project).person(.director, name: "ada") { _ in phrase }
    }

    /// What the record says against itself.
    func faults() throws -> [String] {
        AttestationCheck(try self.project.engine.lines()).faults.map(\.reason)
    }
}
