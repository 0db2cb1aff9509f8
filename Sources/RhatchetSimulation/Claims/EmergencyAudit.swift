import RhatchetProtocol

/// What the events of a team's first project say of the fixes that emergencies wrote, read one by one.
struct EmergencyAudit: Sendable {
    /// Fixes of emergencies that were written.
    private(set) var fixes = 0
    /// Of them, those with a change beyond the parameters that are allowed.
    private(set) var foreign = 0
    /// Of them, those to a file that another open incident's live fix touches.
    private(set) var overAnother = 0
    /// Of them, those whose incident was resolved without a review.
    private(set) var unreviewed = 0
    /// Of them, those of a training that had one before.
    private(set) var second = 0

    init(_ team: Team, under policy: Policy, nights: Int, seed: UInt64) {
        for night in 0..<nights {
            let played = team.scenario(ofNight: night, under: policy, seed: seed)
            self.read(played.events, from: team.beginning(under: policy))
        }
    }

    private mutating func read(_ events: [Event], from beginning: ProtocolState) {
        var state = beginning
        var used: [ModelName: Int] = [:]
        for event in events {
            state.apply(event)
            guard let id = event.incident, let incident = state.incident(id) else { continue }
            switch event.fact {
            case .fixApplied(let fix) where fix.lane == .emergency:
                self.take(fix, of: incident, state)
                used[incident.model, default: 0] += 1
                if used[incident.model] != 1 { self.second += 1 }
            case .incidentResolved:
                let isEmergency = incident.fixes.contains { $0.lane == .emergency }
                if isEmergency, incident.review != .granted { self.unreviewed += 1 }
            default: break
            }
        }
    }

    private mutating func take(_ fix: Fix, of incident: Incident, _ state: ProtocolState) {
        self.fixes += 1
        let asked = Authorization(diagnosis: "", changes: fix.changes, fixClass: fix.fixClass)
        if !state.policy.isParameterOnly(asked) { self.foreign += 1 }
        let files = state.touched(by: incident)
        let others = state.incidents.filter { $0.id != incident.id && !$0.state.isTerminal }
        if others.contains(where: { !state.touched(by: $0).isDisjoint(with: files) }) { self.overAnother += 1 }
    }
}
