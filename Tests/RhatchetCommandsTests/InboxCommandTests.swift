import Foundation
import RhatchetProtocol
import RhatchetTestSupport
import Testing

/// `rhatchet inbox`, from outside, and `act`, which answers it.
@Suite struct InboxCommandTests {
    @Test func `an empty inbox says so, for which roles, with status 0`() throws {
        let place = try Workplace()
        let said = try place.run(["inbox", "--role", "modeler", "--role", "director"])
        #expect(said.status == 0)
        #expect(said.output == "nothing waits for modeler, director\n")
        #expect(
            try place.run(["inbox", "--as", "nobody"]).output
                == "you fill no role here; --all shows what waits for anybody\n"
        )
    }

    @Test func `what waits is told with its limit and with the commands that answer it, and status 3`() throws {
        let place = try Workplace()
        try place.play(Story.escalated)
        let said = try place.run(["inbox"])
        #expect(said.status == 3)
        let lines = said.output.split(separator: "\n").map(String.init)
        #expect(
            lines.first?.wholeMatch(
                of:
                    /INC-1 model_1: waits for you as modeler · escalated, critical convergence · authorize in (9|10) min/
            ) != nil,
            "\(lines)"
        )
        #expect(
            lines.dropFirst() == [
                "    rhatchet authorize INC-1 --change p=a..b --diagnosis …", "    rhatchet decline INC-1 --reason …",
            ]
        )
        #expect(try place.run(["inbox", "--role", "director"]).status == 0)
        #expect(try place.run(["inbox", "--full"]).output.contains("\n  | "))
    }

    @Test func `a case that waits for several is told to each, with who else`() throws {
        let place = try Workplace()
        try place.play(Story.applied)
        let said = try place.run(["inbox"])
        #expect(
            said.output.contains("waits for you as model_trainer · applied, critical convergence · also for director")
        )
        #expect(said.output.contains(/\n  fix [0-9a-f]{16}\n/))
        #expect(said.output.contains("rhatchet review INC-1 --grant|--reject --reason …"))
    }

    @Test func `as JSON each item has the case of a program in that role`() throws {
        let place = try Workplace()
        try place.play(Story.escalated)
        let item = try #require(try self.items(place, []).first)
        #expect(item["incident"] as? String == "INC-1")
        #expect(item["deadline"] as? String == "authorize")
        #expect((item["seconds_left"] as? Double).map { (500...600).contains($0) } == true)
        let asked = try #require(item["case"] as? [String: Any])
        #expect(asked["commands"] as? [String] == ["authorize", "decline"])
        #expect((asked["settings"] as? [String: Any])?["max_treedepth"] as? Int == 10)
        #expect((asked["finding"] as? [String: Any])?["elapsed_seconds"] as? Double == 51480)
        let text = try #require(item["text"] as? [String: Any])
        #expect(text["untrusted"] as? Bool == true && text["source"] as? String == "message")
        #expect((text["quoted"] as? String)?.contains("R-hat = 1.47") == true)
    }

    @Test func `a question before the first training waits for whom it was asked of`() throws {
        let place = try Workplace(.design)
        try place.play(Story.asked)
        let said = try place.run(["inbox"])
        #expect(
            said.output.hasPrefix(
                "model_1: waits for you as modeler · a question before the training · consultation in 1 h 59 min\n"
            )
        )
        let reply = "rhatchet message model_1 --role modeler --to code_translator --channel consultation --text"
        #expect(said.output.contains("    \(reply) …\n"))
        let words = reply.split(separator: " ").dropFirst().map(String.init)
        #expect(try place.run(words + ["no"]).status == 0)
        #expect(try place.run(["inbox"]).status == 0)
    }

    @Test func `waiting ends with 0 when something waits, and with 1 when the time is up`() throws {
        let place = try Workplace()
        let late = try place.run(["inbox", "--wait", "--timeout", "50ms", "--format", "json"])
        #expect(late.status == 1)
        #expect(late.output == "[\n\n]\n")
        try place.play(Story.broken)
        #expect(try place.run(["inbox", "--watch", "--role", "director"]).status == 0)
        #expect(try place.run(["inbox", "--timeout", "1s"]).errors.contains("--timeout is for --wait"))
    }

    @Test func `an agent goes from its inbox to a step by JSON alone`() throws {
        let place = try Workplace()
        try place.play(Story.escalated)
        let asked = try #require(try self.items(place, ["--wait", "--role", "modeler"]).first)
        let id = try #require(asked["incident"] as? String)
        let answer = """
            {"do": "authorize", "diagnosis": "cut trees", "changes": [{"parameter": "max_treedepth", "from": 10, "to": 15}]}
            """
        #expect(try place.run(["act", id], input: answer).status == 0)
        let file = try place.folder.write("{\"do\": \"apply\"}", to: "answer.json")
        let applied = try place.run(["act", id, "--answer", file.path, "--format", "json"])
        #expect(applied.status == 0, "\(applied.errors)")
        #expect(try place.events().last?.name == .fixApplied)
    }

    @Test(arguments: [
        ("{\"do\": \"dance\"}", "'dance' is nothing that can be answered"), ("{", "the answer is no JSON object"),
        ("{\"do\": \"authorize\"}", "'authorize' needs 'diagnosis'"),
        ("{\"do\": \"approve\"}", "refused (wrong_state): 'approve' on INC-1 is not open in 'escalated'"),
    ]) func `an answer that cannot stand is refused as a program's is`(answer: String, words: String) throws {
        let place = try Workplace()
        try place.play(Story.escalated)
        let said = try place.run(["act", "INC-1"], input: answer)
        #expect(said.status == 2)
        #expect(said.errors.contains(words), "\(said.errors)")
    }

    private func items(_ place: Workplace, _ more: [String]) throws -> [[String: Any]] {
        let said = try place.run(["inbox", "--format", "json"] + more)
        return try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [[String: Any]] ?? []
    }
}
