import RhatchetProtocol

/// Which of those who are told must act: a person is woken once for a thing that waits for them, not for each line
/// that tells of it.
struct Urgency {
    /// Roles that were told already that an incident waits for them.
    private var asked: [IncidentID: Set<Role>] = [:]

    /// The roles among `roles` for which this event is a call.
    ///
    /// - Parameter waiting: for whom its incident waits now.
    mutating func roles(_ event: Event, among roles: [Role], waiting: [Role]) -> [Role] {
        switch event.fact {
        case .reminderSent(_, let late): return roles.filter { $0 == late }
        // Whoever is late gets the reminder that comes with it.
        case .deadlineMissed(_, let late): return roles.filter { event.to.contains($0) && $0 != late }
        case .consultationAsked(let to, _): return roles.filter { $0 == to }
        case .reviewOverdue, .verificationFailed: return roles.filter(waiting.contains)
        default: return self.newlyAsked(event, among: roles, waiting: waiting)
        }
    }

    private mutating func newlyAsked(_ event: Event, among roles: [Role], waiting: [Role]) -> [Role] {
        guard let incident = event.incident else { return [] }
        let still = self.asked[incident, default: []].intersection(waiting)
        let called = roles.filter { waiting.contains($0) && !still.contains($0) }
        self.asked[incident] = still.union(called)
        return called
    }
}
