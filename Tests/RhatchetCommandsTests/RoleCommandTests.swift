import Foundation
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// A command for every step of the protocol, as those who fill the roles give it.
@Suite struct RoleCommandTests {
    @Test func `every step has a command that is tried`() {
        #expect(Set(CommandTrial.all.map(\.command)) == Set(CommandName.allCases))
    }

    @Test(arguments: CommandTrial.all) func `it is taken where it is open, and answered as JSON`(
        trial: CommandTrial
    ) throws {
        let place = try self.place(trial.phase, after: trial.story)
        let before = try place.events().count
        let said = try place.run(self.line(trial.accepted, place) + ["--format", "json"])
        #expect(said.status == 0, "\(said.errors)")
        #expect(said.errors.isEmpty)
        #expect(try place.events().dropFirst(before).map(\.name).contains(trial.event))
        _ = try JSONSerialization.jsonObject(with: Data(said.output.utf8))
    }

    @Test(arguments: CommandTrial.all) func `it is refused where it is not, by a code, with the way out, on record`(
        trial: CommandTrial
    ) throws {
        let place = try self.place(trial.phase, after: trial.otherStory)
        let said = try place.run(self.line(trial.refused, place))
        #expect(said.status == 2)
        #expect(said.output.isEmpty)
        #expect(said.errors.hasPrefix("rhatchet: refused (\(trial.code.rawValue)): "), "\(said.errors)")
        #expect(said.errors.contains(/\nhint: .+\n$/))
        let last = try #require(try place.events().last)
        #expect(last.name == .actionRefused)
        #expect(last.code == trial.code)
    }

    @Test func `what is open instead is said with whose it is, the director's ends too`() throws {
        let place = try self.place(after: Story.escalated)
        let said = try place.run(["submit", "INC-1", "--change", "tune=1000", "--analysis", "x"])
        #expect(
            said.errors.hasSuffix(
                "hint: open now: modeler: authorize, decline; director: recall, rewind, terminate\n"
            )
        )
        let delegated = try self.place(after: Story.fixing).run(["approve", "INC-1", "--reason", "x"])
        #expect(
            delegated.errors.hasSuffix(
                "hint: open now: code_translator: ask, submit; director: delegate, rewind, terminate\n"
            )
        )
    }

    @Test func `a file that somebody changed is no conflict where nothing can be authorised`() throws {
        let place = try self.place(after: Story.sick)
        try place.folder.write("import os\n" + Workplace.script, to: "model_1.py")
        let said = try place.run(["authorize", "INC-1", "--change", "tune=500..900", "--diagnosis", "x"])
        #expect(said.errors.contains("refused (wrong_state)"))
        #expect(try !place.events().map(\.name).contains(.fixConflicted))
    }

    @Test func `what the tool refuses is said in its words, and nothing is submitted`() throws {
        let place = try self.place(after: Story.fixing)
        let file = try place.folder.write(Workplace.script + "x = (1\n", to: "new.py")
        let said = try place.run(["submit", "INC-1", "--file", file.path, "--analysis", "x"])
        #expect(said.status == 2)
        #expect(said.errors.contains("model_1.py:6:5: "))
        #expect(place.incident?.state == .fixing)
    }

    @Test func `advice needs no Python where no file is read`() throws {
        let place = try self.place(after: Story.consulting)
        let line = ["advise", "INC-1", "--analysis", "a funnel", "--recommendation", "non-centre it", "--rewind"]
        #expect(try place.run(line, environment: ["PATH": "/nowhere"]).status == 0)
        let other = try self.place(after: Story.escalated)
        let changed = ["authorize", "INC-1", "--diagnosis", "x", "--change", "tune=500..900"]
        #expect(try other.run(changed, environment: ["PATH": "/nowhere"]).status == 0)
        let read = try other.run(
            ["advise", "INC-1", "--analysis", "x", "--change", "tune=9"],
            environment: ["PATH": "/nowhere"]
        )
        #expect(read.errors.hasPrefix("rhatchet: no Python was found"))
    }

    /// With the path of the table, which is read from where the command is given.
    private func line(_ words: [String], _ place: Workplace) -> [String] {
        words.map { $0 == "table.md" ? place.folder.file($0).path : $0 }
    }

    private func place(_ phase: Phase = .training, after story: [Step]) throws -> Workplace {
        let place = try Workplace(phase)
        try place.play(story)
        try place.folder.write("1\n2\n", to: "model_1.csv")
        try place.folder.write("| parameter | design |\n|---|---|\n| draws | 1000 |\n", to: "table.md")
        return place
    }
}
