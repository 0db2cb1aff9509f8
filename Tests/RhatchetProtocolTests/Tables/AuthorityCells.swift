import RhatchetProtocol

/// Role x action x situation x policy: what `decide` says in every cell.
struct AuthorityCells {
    /// A well-formed command and its name in the table.
    typealias Row = (name: String, command: Command)

    let policy: PolicyName
    let situations: [Situation]

    init(_ policy: PolicyName) {
        self.policy = policy
        self.situations = Situation.all(policy)
    }

    /// The code of the refusal; nil when the action is allowed.
    ///
    /// Everybody is a person of their own, so that nobody reviews themselves.
    func code(_ role: Role, _ command: Command, in situation: Situation) -> Code? {
        let now = (situation.play.last?.at ?? Instant(milliseconds: 0)) + .minutes(1)
        do {
            _ = try situation.play.state.decide(Action(by: role, command), at: now)
            return nil
        } catch {
            return error.code
        }
    }

    static let rows: [Row] = Self.onModels + Self.onIncidents + Self.messages

    private static let onModels: [Row] = [
        ("start", .start(model: "model_1")), ("complete", .complete(model: "model_1")),
        ("report", .report(model: "model_1", finding: Cases.bug)),
        ("pause", .pause(subject: .model("model_1"))), ("resume", .resume(subject: .model("model_1"))),
        ("expectations", .expectations(model: "model_1", rows: [])),
        ("availability of modeler", .availability(role: .modeler, available: true)),
    ]

    private static let onIncidents: [Row] = [
        ("delegate", .delegate(incident: Cases.one, to: .codeTranslator)),
        ("consult", .consult(incident: Cases.one)), ("advise", .advise(incident: Cases.one, advice: Cases.advice)),
        ("decide accept", .decide(incident: Cases.one, option: .accept)),
        ("decide verify", .decide(incident: Cases.one, option: .verify)),
        ("decide validate", .decide(incident: Cases.one, option: .validate)),
        ("ask", .ask(incident: Cases.one, text: "?")),
        ("answer", .answer(incident: Cases.one, text: "!", outcome: .optional)),
        ("submit bugfix", .submit(incident: Cases.one, submission: Cases.bugfix)),
        ("submit data", .submit(incident: Cases.one, submission: Submission(fixClass: .data))),
        ("validate", .validate(incident: Cases.one, verdict: .pass)),
        ("approve", .approve(incident: Cases.one)), ("refuse", .refuse(incident: Cases.one)),
        ("verify", .verify(incident: Cases.one, passed: true)),
        ("authorize", .authorize(incident: Cases.one, authorization: Cases.authorization)),
        ("decline", .decline(incident: Cases.one)), ("apply", .apply(incident: Cases.one)),
        ("recall", .recall(incident: Cases.one)),
        ("review grant", .review(incident: Cases.one, verdict: .grant)),
        ("review reject", .review(incident: Cases.one, verdict: .reject)),
        ("rewind", .rewind(incident: Cases.one)), ("terminate", .terminate(incident: Cases.one)),
    ]

    private static let messages: [Row] = Channel.allCases.flatMap { channel in
        Role.allCases.map { to in
            let name = "message \(channel.rawValue) to \(to.rawValue)"
            return (name, .message(subject: .model("model_1"), to: to, text: "t", channel: channel))
        }
    }
}
