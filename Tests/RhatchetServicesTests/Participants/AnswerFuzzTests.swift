import Foundation
import RhatchetServices
import RhatchetTestSupport
import Testing

/// Answers of programs with seeded damage: each is taken, or refused in one line.
@Suite struct AnswerFuzzTests {
    private static let good = [
        #"{"do": "authorize", "diagnosis": "d", "rationale": "r", "changes": [{"parameter": "tune", "from": 10, "to": 1.5e3}]}"#,
        #"{"do": "submit", "class": "model", "analysis": "a", "plan": "p", "risks": "none", "file_content": "import pymc\n"}"#,
        #"{"do": "submit", "analysis": "é \ud83d\ude00", "file_content_base64": "aW1wb3J0IHB5bWM="}"#,
        #"{"do": "submit", "data": ["a.csv", "b/c.csv"]}"#,
        #"{"do": "delegate", "to": "data_engineer", "guidance": "ask"}"#,
        #"{"do": "advise", "recommendation": "r", "rewind": true, "changes": [{"parameter": "init", "from": "a", "to": null}]}"#,
        #"{"do": "answer", "text": "so", "outcome": "design_error"}"#, #"{"do": "review", "verdict": "grant"}"#,
    ]

    @Test func `a damaged answer is taken or refused`() throws {
        let texts = Self.good.map { Array($0.utf8) }
        let tally = try Fuzzing.run("answers of programs", inputs: 4000) { seed in
            var random = Seeded(seed)
            let json = Data(Damage.json(random.pick(texts, or: []), &random))
            do {
                _ = try AnswerDocument.read(json).answer(on: Cases.one)
                return .read
            } catch let error as AnswerError {
                return error.description.contains("\n") ? .wrong("\(error)") : .refused
            }
        }
        #expect(tally.wrong == [])
        #expect(tally.isMixed)
    }
}
