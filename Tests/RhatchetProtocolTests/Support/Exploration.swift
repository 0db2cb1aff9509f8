import RhatchetProtocol

/// Breadth-first search of everything that can happen to one model, on the real `decide`, `fire` and `apply`.
///
/// Every action is tried at the instant at which its state was reached, and the next deadline is let pass. Two states
/// are one when what may follow from them is the same: times count from now, closed incidents are left out.
struct Exploration {
    /// An edge: the state before, what happened, the state after.
    typealias Edge = (before: ProtocolState, events: [Event], after: ProtocolState)

    private(set) var states = 0
    private(set) var edges = 0
    private(set) var depth = 0
    private var seen = Set<Outlook>()
    private var frontier: [(state: ProtocolState, now: Instant)]

    init(_ beginning: ProtocolState) {
        self.frontier = [(beginning, Instant(milliseconds: 0))]
    }

    /// Goes on until nothing new is found or `check`, which sees every edge, is false.
    mutating func run(while check: (Edge) -> Bool) {
        while !self.frontier.isEmpty {
            let layer = self.frontier
            self.frontier = []
            for (state, now) in layer {
                for (events, at) in Self.next(state, now) {
                    var after = state
                    for event in events { after.apply(event) }
                    self.edges += 1
                    guard check((state, events, after)) else { return }
                    self.keep(after, at)
                }
            }
            self.depth += 1
        }
    }

    private mutating func keep(_ state: ProtocolState, _ now: Instant) {
        let round = state.openIncident(of: "model_1")?.round ?? 1
        guard round <= 2, self.seen.insert(Outlook(state, now)).inserted else { return }
        self.states += 1
        self.frontier.append((state, now))
    }

    private static func next(_ state: ProtocolState, _ now: Instant) -> [(events: [Event], at: Instant)] {
        var found: [(events: [Event], at: Instant)] = []
        let incident = state.openIncident(of: "model_1")?.id ?? Cases.one
        for (role, command) in Self.actions(on: incident) {
            if let events = try? state.decide(Action(by: role, command), at: now) { found.append((events, now)) }
        }
        if let deadline = state.deadlines().first { found.append((state.fire(deadline), deadline.due)) }
        return found
    }

    /// Every command by a role that may give it, with each payload that decides differently.
    private static func actions(on id: IncidentID) -> [(Role, Command)] {
        let findings = [Cases.critical, Cases.firstLook, Cases.warning, Cases.halted]
        let advice = [Cases.advice, Advice(analysis: "a"), Advice(rewind: true)]
        var actions: [(Role, Command)] = findings.map { (.modelTrainer, .report(model: "model_1", finding: $0)) }
        actions += advice.map { (.modeler, .advise(incident: id, advice: $0)) }
        actions += Option.allCases.map { (.director, .decide(incident: id, option: $0)) }
        actions += Outcome.allCases.map { (.director, .answer(incident: id, text: "!", outcome: $0)) }
        actions += [Role.codeTranslator, .dataEngineer].map { (.director, .delegate(incident: id, to: $0)) }
        actions += [FixClass.parameter, .bugfix, .algorithm].map {
            (.codeTranslator, .submit(incident: id, submission: Submission(fixClass: $0)))
        }
        actions += [Verdict.pass, .fail].map { (.timeValidator, .validate(incident: id, verdict: $0)) }
        actions += [true, false].map { (.modelTrainer, .verify(incident: id, passed: $0)) }
        actions += ReviewVerdict.allCases.map { (.director, .review(incident: id, verdict: $0)) }
        actions += [
            (.dataEngineer, .submit(incident: id, submission: Submission(fixClass: .data))),
            (.codeTranslator, .ask(incident: id, text: "?")), (.director, .consult(incident: id)),
            (.director, .approve(incident: id)), (.director, .refuse(incident: id)),
            (.director, .recall(incident: id)), (.director, .rewind(incident: id)),
            (.director, .terminate(incident: id)), (.director, .start(model: "model_1")),
            (.modelTrainer, .start(model: "model_1")), (.modelTrainer, .complete(model: "model_1")),
            (.modelTrainer, .pause(subject: .model("model_1"))), (.modelTrainer, .resume(subject: .model("model_1"))),
            (.modeler, .authorize(incident: id, authorization: Cases.authorization)),
            (.modeler, .decline(incident: id)), (.codeTranslator, .decline(incident: id)),
            (.codeTranslator, .apply(incident: id)),
        ]
        return actions
    }
}
