package import RhatchetEngine
import RhatchetProtocol

/// Makes the whole log again out of what was proven, and names each line that does not follow.
///
/// The chain of hashes shows that a line was changed; this shows that one was made up, by somebody who can write the
/// store and compute hashes but has no key. Every event must follow from a proven action, from a deadline, or from a
/// policy that was read, and must be exactly what the protocol makes of it.
package struct AttestationCheck {
    /// A line that nothing proves.
    package struct Fault: Sendable, Equatable {
        package var sequence: Int64
        package var reason: String
    }

    package private(set) var faults: [Fault] = []
    /// Steps of persons and agents that were proven.
    package private(set) var proven = 0
    /// Steps before the first proof of the log: made by a Rhatchet that asked for none.
    package private(set) var unproven = 0

    private var whole = WholeState()
    private var state: ProtocolState { self.whole.state }
    private var book = CredentialBook()
    /// What must come next, and nothing else.
    private var due: [Event] = []
    private var hasBegun = false

    private var last: Line?
    private var preparations = Preparations()

    package init() {}

    package init(_ lines: [Line]) {
        for line in lines { self.take(line) }
        self.end()
    }

    /// No line comes any more.
    package mutating func end() {
        if let last = self.last, !self.due.isEmpty { self.fault(last, "what was decided here is not there") }
        self.due = []
        self.preparations.end()
        for line in self.preparations.stray { self.fault(line, "no step that was taken has prepared this fix") }
    }

    package mutating func take(_ line: Line) {
        self.last = line
        self.preparations.take(line)
        let objection = self.book.take(line)
        if let objection { self.fault(line, objection) }
        switch line.content {
        case .event(let event): self.take(event, line)
        case .note(.attested(let attestation)):
            self.begin(at: line)
            if objection == nil { self.due = self.consequences(of: attestation, at: line.at) }
        case .note(.credential), .note(.roster), .note(.acceptance):
            self.begin(at: line)
            if objection == nil { self.proven += 1 }
        case .note: return
        }
    }

    /// What was still due when another line came will never come.
    private mutating func begin(at line: Line) {
        self.hasBegun = true
        guard !self.due.isEmpty else { return }
        self.due = []
        self.fault(line, "it stands where what was decided before should follow")
    }

    private mutating func consequences(of attestation: Attestation, at instant: Instant) -> [Event] {
        guard case .action(let action) = attestation.deed else { return [] }
        if case .incident(let id)? = action.command.subject { self.whole.bringToHand(id) }
        do {
            return try self.state.decide(action, at: instant)
        } catch {
            return [self.state.refused(action, error, at: instant)]
        }
    }

    private mutating func take(_ event: Event, _ line: Line) {
        self.whole.bringToHand(event.incident)
        if self.due.isEmpty { self.due = self.state.consequences(leadingTo: event) }
        if self.due.first == event {
            self.due.removeFirst()
            if event.isOfAParticipant { self.proven += 1 }
        } else {
            self.due = []
            self.takeUnproven(event, line)
        }
        self.whole.apply(event)
    }

    private mutating func takeUnproven(_ event: Event, _ line: Line) {
        if self.hasBegun {
            let who = event.participant.map { "nothing proves that '\($0.name)' did this" }
            self.fault(line, who ?? "nothing leads to this")
        } else if event.isOfAParticipant {
            self.unproven += 1
        }
    }

    private mutating func fault(_ line: Line, _ reason: String) {
        self.faults.append(Fault(sequence: line.sequence, reason: reason))
    }
}

extension Event {
    /// Of a person or an agent, who must have proven it.
    fileprivate var isOfAParticipant: Bool { self.participant.map { $0.kind != .rule } ?? false }
}

extension ProtocolState {
    /// What the engine itself makes of this state, where `event` is the beginning of it; empty for everything else.
    ///
    /// It fires deadlines, reads a policy, finds files that somebody has changed, and refuses who proves nothing.
    fileprivate func consequences(leadingTo event: Event) -> [Event] {
        switch event.fact {
        case .policyChanged(let policy, let models): return [self.configured(policy, models: models, at: event.at)]
        case .statusReported(let text):
            guard let model = event.model, let watch = event.participant, watch.kind == .rule else { return [] }
            return [self.statusReported(text, of: model, by: watch, at: event.at)]
        case .actionRefused(nil, let refusal):
            guard case .role(let role) = event.by else { return [] }
            return [self.refused(nil, by: role, participant: nil, subject: nil, refusal, at: event.at)]
        case .fixConflicted(nil, let files):
            return Role.allCases.lazy.compactMap { role in
                event.incident.map { self.filesChanged(on: $0, files: files, foundFor: role, at: event.at) }
            }.first { $0.first == event } ?? []
        default:
            return self.deadlines().lazy.filter { $0.due == event.at }.map(self.fire).first { $0.first == event } ?? []
        }
    }
}
