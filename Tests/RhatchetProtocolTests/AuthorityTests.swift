import RhatchetProtocol
import Testing

/// What is open to whom, and that a page which shows it and the engine which decides it agree.
@Suite struct AuthorityTests {
    private static let plays = (UInt64(1)...60).map { Rehearsal.random(1000 + $0, of: 40).play }

    /// The codes that say "not you" or "not now".
    private static let closed: Set<Code> = [.notAuthorized, .expired, .wrongState]

    @Test func `what is shown as open is not refused as closed, and the rest is`() {
        var random = Seeded(7)
        for play in Self.plays {
            for incident in play.state.incidents {
                for role in Role.allCases {
                    let open = Set(play.state.openCommands(for: role, on: incident.id))
                    for name in CommandName.onIncidents where !name.asksMoreThanTheState {
                        let code = play.refusal(of: random.command(name, on: incident.id), by: role)
                        guard code != .malformed else { continue }
                        let isClosed = code.map(Self.closed.contains) ?? false
                        #expect(open.contains(name) == !isClosed, "\(role) \(name) \(incident.state)")
                    }
                }
            }
        }
    }

    @Test func `a role never acts beyond its table`() {
        var random = Seeded(8)
        for play in Self.plays {
            for name in CommandName.allCases where name != .availability && name != .message {
                for role in Role.allCases where !name.roles.contains(role) {
                    let command = random.command(name, on: Cases.one)
                    let code = play.refusal(of: command, by: role)
                    let expected: Set<Code> = [.malformed, .unknownSubject, .notAuthorized]
                    #expect(code.map(expected.contains) == true, "\(role) \(name)")
                }
            }
        }
    }

    @Test func `nobody but model_trainer pauses or resumes and only code_translator edits`() {
        for event in Self.plays.flatMap(\.events) {
            switch event.name {
            case .trainingPaused, .trainingResumed: #expect(event.by == .role(.modelTrainer))
            case .fixApplied, .fixReverted: #expect(event.by == .role(.codeTranslator))
            default: break
            }
        }
        #expect(CommandName.pause.roles == [.modelTrainer])
        #expect(CommandName.resume.roles == [.modelTrainer])
    }

    @Test func `an incident that is open waits for somebody and somebody can move it`() {
        for play in Self.plays {
            for incident in play.state.incidents where !incident.state.isTerminal {
                #expect(!play.state.waitingFor(incident.id).isEmpty, "\(incident.state)")
                #expect(play.state.openCommands(for: .director, on: incident.id).contains(.terminate))
            }
        }
    }

    @Test func `a refusal out of turn says whose turn it is`() {
        var play = Rehearsal.applied()
        play.at("0:21", .modeler, .authorize(incident: Cases.one, authorization: Cases.authorization))
        let refusal = Refusal(
            .wrongState,
            "'authorize' on INC-1 is not open in 'applied'; it is open in escalated",
            hint: "open now: director: recall, review, rewind, terminate; model_trainer: resume"
        )
        #expect(play.last?.fact == .actionRefused(command: .authorize, refusal: refusal))
    }

    @Test func `every refusal is one clause with a way out`() {
        for event in Self.plays.flatMap(\.events) {
            guard case .actionRefused(_, let refusal) = event.fact else { continue }
            #expect(!refusal.message.isEmpty && !refusal.message.hasSuffix("."))
            #expect(!refusal.hint.isEmpty && !refusal.hint.hasSuffix("."))
        }
    }
}

extension CommandName {
    fileprivate static let onIncidents: [CommandName] = [
        .delegate, .consult, .advise, .decide, .ask, .answer, .submit, .validate, .approve, .refuse, .authorize,
        .decline, .apply, .recall, .review, .rewind, .terminate, .verify,
    ]

    /// Payloads that are refused in an open state: an unheard modeler, an advised rewind, a fix of another class.
    fileprivate var asksMoreThanTheState: Bool {
        self == .delegate || self == .decide || self == .submit
    }
}

extension Rehearsal {
    /// The code with which `command` would be refused now; nil when it would not.
    fileprivate func refusal(of command: Command, by role: Role) -> Code? {
        let now = self.last?.at ?? Instant(milliseconds: 0)
        let action = Action(by: role, participant: Participant("carl", .person), command)
        do {
            _ = try self.state.decide(action, at: now)
            return nil
        } catch {
            return error.code
        }
    }
}
