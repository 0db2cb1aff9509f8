import Foundation
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// What a program answers, and what is made of it.
struct Said: CustomTestStringConvertible {
    var json: String
    var answer: Answer

    init(_ json: String, _ answer: Answer) {
        self.json = json
        self.answer = answer
    }

    var testDescription: String { self.json }
}

@Suite struct AnswerDocumentTests {
    private static let one = Cases.one
    private static let changes =
        #"[{"parameter": "target_accept", "from": 0.65, "to": 0.9}, "#
        + #"{"parameter": "max_treedepth", "from": 10, "to": 15}]"#

    private static let emergency = [
        Said(#"{"do": "nothing"}"#, .nothing),
        Said(
            #"{"do": "authorize", "diagnosis": "target acceptance too low", "changes": \#(Self.changes)}"#,
            .act(Cases.authorize)
        ),
        Said(#"{"do": "apply"}"#, .applyAuthorized(Self.one, [])),
        Said(#"{"do": "apply", "changes": \#(Self.changes)}"#, .applyAuthorized(Self.one, Cases.changes)),
        Said(#"{"do": "decline", "reason": "a doubt"}"#, .act(.decline(incident: Self.one, reason: "a doubt"))),
        Said(#"{"do": "recall", "reason": "stop"}"#, .act(.recall(incident: Self.one, reason: "stop"))),
        Said(#"{"do": "review", "verdict": "grant", "reason": "known remedy"}"#, .act(Cases.grant)),
        Said(#"{"do": "review", "verdict": "reject", "reason": "not this way"}"#, .act(Cases.reject)),
    ]

    private static let standard = [
        Said(#"{"do": "delegate", "to": "data_engineer"}"#, .act(.delegate(incident: Self.one, to: .dataEngineer))),
        Said(
            #"{"do": "delegate", "to": "code_translator", "guidance": "ask"}"#,
            .act(.delegate(incident: Self.one, to: .codeTranslator, guidance: "ask"))
        ),
        Said(#"{"do": "consult"}"#, .act(.consult(incident: Self.one))),
        Said(
            #"{"do": "advise", "analysis": "too few tuning draws", "recommendation": "raise tune", "changes": \#(Self.changes)}"#,
            .act(.advise(incident: Self.one, advice: Cases.advice))
        ),
        Said(#"{"do": "advise", "rewind": true}"#, .act(.advise(incident: Self.one, advice: Advice(rewind: true)))),
        Said(#"{"do": "decide", "option": "verify"}"#, .act(.decide(incident: Self.one, option: .verify))),
        Said(#"{"do": "ask", "text": "why?"}"#, .act(.ask(incident: Self.one, text: "why?"))),
        Said(
            #"{"do": "answer", "text": "so", "outcome": "design_error"}"#,
            .act(.answer(incident: Self.one, text: "so", outcome: .designError))
        ),
        Said(#"{"do": "validate"}"#, .act(.validate(incident: Self.one))),
        Said(#"{"do": "validate", "verdict": "fail"}"#, .act(.validate(incident: Self.one, verdict: .fail))),
        Said(
            #"{"do": "submit", "changes": \#(Self.changes), "plan": "p", "risks": "r", "analysis": "a"}"#,
            .submit(
                Self.one,
                Submission(fixClass: .parameter, changes: Cases.changes, analysis: "a", plan: "p", risks: "r")
            )
        ),
        Said(
            #"{"do": "submit", "class": "parameter", "file_content": "é = 1\n", "analysis": "a"}"#,
            .submitFile(Self.one, Submission(fixClass: .parameter, analysis: "a"), content: Data("é = 1\n".utf8))
        ),
        Said(
            #"{"do": "submit", "file_content_base64": "/+k="}"#,
            .submitFile(Self.one, Submission(fixClass: .parameter), content: Data([0xFF, 0xE9]))
        ),
        Said(
            #"{"do": "submit", "data": ["data/a.csv"], "plan": "filled gaps"}"#,
            .submitData(Self.one, Submission(fixClass: .parameter, plan: "filled gaps"), files: ["data/a.csv"])
        ),
        Said(#"{"do": "approve"}"#, .act(.approve(incident: Self.one))),
        Said(#"{"do": "refuse", "reason": "no"}"#, .act(.refuse(incident: Self.one, reason: "no"))),
        Said(#"{"do": "rewind", "reason": "back"}"#, .act(.rewind(incident: Self.one, reason: "back"))),
        Said(#"{"do": "terminate"}"#, .act(.terminate(incident: Self.one))),
    ]

    @Test(arguments: Self.emergency + Self.standard) func `a program's answer becomes a command on its incident`(
        said: Said
    ) throws {
        #expect(try Self.read(said.json) == said.answer)
    }

    @Test func `every do that a role may be asked for can be answered`() {
        let answered = Set(
            (Self.emergency + Self.standard).compactMap { $0.json.firstMatch(of: /"do": "([a-z]+)"/) }
                .map { String($0.output.1) }
        )
        let closed: Set<CommandName> = [
            .start, .complete, .report, .pause, .resume, .verify, .message, .availability, .expectations,
        ]
        for name in CommandName.allCases where !closed.contains(name) {
            #expect(answered.contains(name.rawValue), "\(name)")
        }
        for name in closed {
            #expect(throws: AnswerError.unknown(name.rawValue)) { try Self.read(#"{"do": "\#(name.rawValue)"}"#) }
        }
    }

    @Test(arguments: [
        (#"{"do": "authorize", "changes": []}"#, "'authorize' needs 'diagnosis'"),
        (#"{"do": "authorize", "diagnosis": "d"}"#, "'authorize' needs 'changes'"),
        (#"{"do": "submit"}"#, Self.oneOf), (#"{"do": "submit", "changes": [], "data": []}"#, Self.oneOf),
        (#"{"do": "submit", "file_content": "x", "changes": []}"#, Self.oneOf),
        (
            #"{"do": "submit", "file_content_base64": "%"}"#,
            "'submit' needs exactly one of 'file_content', 'file_content_base64', in its own form"
        ),
        (#"{"do": "delegate"}"#, "'delegate' needs 'to'"),
        (#"{"do": "decide"}"#, "'decide' needs 'option'"), (#"{"do": "ask"}"#, "'ask' needs 'text'"),
        (#"{"do": "answer"}"#, "'answer' needs 'outcome'"), (#"{"do": "review"}"#, "'review' needs 'verdict'"),
        (#"{"do": "review", "verdict": "maybe"}"#, "'review' needs 'verdict'"),
        (#"{"do": "dance"}"#, "'dance' is nothing that can be answered; the case's 'commands' lists what can"),
        (#"{"do": "decline", "reson": "x", "Do": 1}"#, "no answer has the key 'Do', 'reson'; nothing of it was done"),
        (
            #"{"do": "authorize", "diagnosis": "d", "changes": [{"parameter": "tune", "too": 5}]}"#,
            "no answer has the key 'changes[0].too'; nothing of it was done"
        ),
        (#"{"reason": "x"}"#, "the answer is no JSON object with a 'do': 'do' is missing"),
        (
            #"{"do": "authorize", "changes": [{"parameter": 3}]}"#,
            "the answer is no JSON object with a 'do': 'changes[0].parameter': Expected to decode String but found number instead."
        ),
    ]) func `an answer that lacks something, or says too much, says what`(json: String, message: String) {
        let error = #expect(throws: AnswerError.self) { try Self.read(json) }
        #expect(error?.description == message)
    }

    private static let oneOf =
        "'submit' needs exactly one of 'changes', 'file_content', 'data', in its own form"

    private static func read(_ json: String) throws -> Answer {
        try AnswerDocument.read(Data(json.utf8)).answer(on: Self.one)
    }
}
