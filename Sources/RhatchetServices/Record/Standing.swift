import RhatchetProtocol

/// What was known when an event happened: a message of the past must not change with what came later.
struct Standing {
    /// The latest finding until then.
    private(set) var finding: Finding?
    /// The fix that stood in the files then.
    private(set) var fix: Fix?

    mutating func take(_ event: Event) {
        switch event.fact {
        case .incidentOpened(let finding, _, _), .findingAttached(let finding, _, _): self.finding = finding
        case .fixApplied(let fix): self.fix = fix
        case .fixReverted: self.fix = nil
        default: break
        }
    }
}
