import Foundation
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// What a shell is offered, and what is said to a slip of the hand.
@Suite struct CompletionTests {
    @Test(arguments: ["bash", "zsh", "fish"]) func `a script completes every command`(shell: String) throws {
        let said = try Rhatchet.run(["--generate-completion-script", shell])
        #expect(said.status == 0)
        for command in CommandName.allCases { #expect(said.output.contains(command.rawValue)) }
        #expect(said.output.contains("code_translator"))
    }

    @Test func `incidents, models and both are read from the project`() throws {
        let place = try Workplace()
        try place.play(Story.over)
        try place.play([Step(.director, .start(model: "model_1"))] + Story.sick)
        #expect(try self.offered("review", place) == ["INC-2"], "a closed one takes no step")
        #expect(try self.offered("show", place) == ["INC-2", "INC-1"])
        #expect(try self.offered("report", place) == ["model_1"])
        #expect(try self.offered("message", place) == ["INC-2", "model_1"])
    }

    @Test func `where nothing is recorded nothing is offered, made or said`() throws {
        let folder = try ScratchFolder()
        let said = try self.complete("review", folder.url.path)
        #expect(said.status == 0)
        #expect(said.output.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    }

    @Test(arguments: [
        (["wacth"], "'wacth' is no command; did you mean 'watch'?"),
        (["authorise", "INC-1"], "'authorise' is no command; did you mean 'authorize'?"),
        (["policy", "chek"], "'chek' is no command of 'rhatchet policy'; did you mean 'check'?"),
        (["help", "statsu"], "'statsu' is no command; did you mean 'status'?"),
        (["keepr"], "'keepr' is no command; 'rhatchet --help' lists them"),
        (["ls"], "'ls' is no command; 'rhatchet --help' lists them"),
    ]) func `a command that is none is answered with the nearest`(words: [String], message: String) throws {
        let said = try Rhatchet.run(words)
        #expect(said.status == 2)
        #expect(said.errors == "rhatchet: \(message)\n")
    }

    @Test(arguments: [
        (["status", "--fromat", "json"], "'--fromat' is no option of 'rhatchet status'; did you mean '--format'?"),
        (
            ["approve", "INC-1", "--raeson=x"],
            "'--raeson' is no option of 'rhatchet approve'; did you mean '--reason'?"
        ),
        (
            ["incidents", "--colour"],
            "'--colour' is no option of 'rhatchet incidents'; 'rhatchet incidents --help' lists them"
        ),
    ]) func `an option that is none is answered with the nearest`(words: [String], message: String) throws {
        let said = try Rhatchet.run(words)
        #expect(said.status == 2)
        #expect(said.errors == "rhatchet: \(message)\n")
    }

    private func offered(_ command: String, _ place: Workplace) throws -> [String] {
        try self.complete(command, place.folder.url.path).output.split(separator: "\n").map(String.init)
    }

    /// As the scripts that are generated ask for it.
    private func complete(_ command: String, _ folder: String) throws -> Rhatchet.Said {
        let words = ["rhatchet", command, "--project", folder, ""]
        let place = ["positional@0", "\(words.count - 1)", "0"]
        return try Rhatchet.run(
            ["---completion", command, "--"] + place + words,
            environment: ["SAP_SHELL": "fish"]
        )
    }
}
