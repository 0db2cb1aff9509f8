import Foundation
import RhatchetConfiguration
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Real programs in a role.
@Suite struct CommandParticipantTests {
    private let folder: ScratchFolder
    private let stage: Stage

    init() throws {
        self.folder = try ScratchFolder()
        self.stage = try Stage()
        try self.stage.at(0, .modelTrainer, Cases.report)
    }

    @Test func `a program's answer is taken, once`() async throws {
        let participant = try self.participant(#"echo '{"do": "decline", "reason": "not now"}'"#)
        try participant.ask(try self.stage.file(for: .modeler))
        #expect(try await Self.reply(of: participant) == .act(.decline(incident: Cases.one, reason: "not now")))
        if participant.takeReply() != nil { Issue.record("the answer comes twice") }
    }

    @Test func `the case comes as one JSON object on standard input`() async throws {
        let participant = try self.participant(#"cat > "$RHATCHET_PROJECT/case.json"; echo '{"do": "nothing"}'"#)
        let file = try self.stage.file(
            for: .modeler,
            look: .sick(),
            settings: ["max_treedepth": .int(10), "target_accept": .double(0.65)]
        )
        try participant.ask(file)
        #expect(try await Self.reply(of: participant) == .nothing)
        let data = try Data(contentsOf: self.folder.file("case.json"))
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let object = try JSONSerialization.jsonObject(with: data)
        let text = String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self)
        #expect(text == Self.expectedCase)
    }

    @Test func `a program that hangs is killed at its time limit`() async throws {
        let participant = try self.participant(
            #"echo $$ > "$RHATCHET_PROJECT/pid"; while :; do sleep 60; done"#,
            limit: .milliseconds(400)
        )
        try participant.ask(try self.stage.file(for: .modeler))
        let error = await #expect(throws: (any Error).self) { try await Self.reply(of: participant) }
        #expect("\(try #require(error))".hasSuffix("was killed"))
        let text = try String(contentsOf: self.folder.file("pid"), encoding: .utf8)
        let pid = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kill(pid, 0) == -1)
    }

    @Test(arguments: [
        ("echo yes", "the answer is no JSON object with a 'do'"), ("echo '[1]'", "the answer is no JSON object"),
        ("true", "the answer is no JSON object"), (#"echo '{"reason": "x"}'"#, "the answer is no JSON object"),
        (#"echo '{"do": "start"}'"#, "'start' is nothing that can be answered"),
        (#"echo '{"do": "delegate", "to": "boss"}'"#, "the answer is no JSON object"),
        ("echo no model >&2; exit 7", "the program failed: no model"), ("kill -9 $$", "the program failed"),
        ("head -c 20000000 /dev/zero", "bytes and was killed"),
    ]) func `a program that says rubbish or fails is told so in words`(script: String, message: String) async throws {
        let participant = try self.participant(script)
        try participant.ask(try self.stage.file(for: .modeler))
        let error = await #expect(throws: (any Error).self) { try await Self.reply(of: participant) }
        #expect("\(try #require(error))".contains(message))
    }

    @Test func `a program that does not read its case is asked all the same`() async throws {
        let participant = try self.participant(#"exec <&-; echo '{"do": "nothing"}'"#)
        try participant.ask(try self.stage.file(for: .modeler, look: .sick()))
        #expect(try await Self.reply(of: participant) == .nothing)
    }

    @Test func `a program gets the paths of its caller and no secrets`() async throws {
        setenv("RHATCHET_TEST_SECRET", "hush", 1)
        let participant = try self.participant(#"env > "$RHATCHET_PROJECT/env"; echo '{"do": "nothing"}'"#)
        try participant.ask(try self.stage.file(for: .modeler))
        #expect(try await Self.reply(of: participant) == .nothing)
        let text = try String(contentsOf: self.folder.file("env"), encoding: .utf8)
        let names = Set(text.split(separator: "\n").compactMap { $0.split(separator: "=").first.map(String.init) })
        #expect(names.contains("PATH"))
        let handedOn: Set = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER", "RHATCHET_PROJECT"]
        #expect(names.subtracting(handedOn).isSubset(of: ["PWD", "OLDPWD", "SHLVL", "_"]))
    }

    @Test func `a program is found by its path, in the project, or on the PATH`() async throws {
        try self.folder.write("#!/bin/sh\necho '{\"do\": \"nothing\"}'\n", to: "agent", executable: true)
        for words in [[self.folder.file("agent").path], ["./agent"], ["sh", self.folder.file("agent").path]] {
            let participant = CommandParticipant(Program(words), folder: self.folder.url.path)
            try participant.ask(try self.stage.file(for: .modeler))
            #expect(try await Self.reply(of: participant) == .nothing)
        }
        for (words, message) in [(["no-such-agent-here"], "is not on the PATH"), (["./nothing"], "nothing")] {
            let participant = CommandParticipant(Program(words), folder: self.folder.url.path)
            try participant.ask(try self.stage.file(for: .modeler))
            let error = await #expect(throws: (any Error).self) { try await Self.reply(of: participant) }
            #expect("\(try #require(error))".contains(message))
        }
    }

    private func participant(_ script: String, limit: TimeAmount = .seconds(60)) throws -> CommandParticipant {
        CommandParticipant(Program(["/bin/sh", "-c", script], limit: limit), folder: self.folder.url.path)
    }

    /// The answer, when it has come.
    private static func reply(of participant: CommandParticipant) async throws -> Answer {
        while true {
            if let reply = participant.takeReply() { return try reply.get() }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private static let expectedCase = """
        {
          "category" : "convergence",
          "commands" : [
            "authorize",
            "decline"
          ],
          "deadline" : {
            "kind" : "authorize",
            "seconds_left" : 600
          },
          "figures" : {
            "divergent_share" : 0,
            "draws" : 300,
            "ess_bulk" : 300,
            "parameter" : "mu",
            "rhat" : 1.5
          },
          "file" : "model_1.py",
          "finding" : {
            "category" : "convergence",
            "checks" : 2,
            "divergent" : 0,
            "elapsed_seconds" : 51480,
            "evidence" : [

            ],
            "halted" : false,
            "rhat" : 1.47,
            "sampling_failed" : false,
            "signs" : [

            ]
          },
          "incident" : 1,
          "lane" : "emergency",
          "model" : "model_1",
          "role" : "modeler",
          "round" : 1,
          "sampler" : "pymc",
          "settings" : {
            "max_treedepth" : 10,
            "target_accept" : 0.65
          },
          "state" : "escalated"
        }
        """
}
