package import RhatchetProtocol

/// One incident of a real history, as far as its events tell.
package struct RecordedIncident: Sendable {
    package let id: IncidentID
    package let model: ModelName
    /// Wall time.
    package let openedAt: Instant
    package let trouble: Trouble
    package let policy: PolicyName
    package let lane: Lane
    /// From the opening to the first restart; nil when there was none.
    package internal(set) var resumedAfter: TimeAmount?
    /// How long each step was waited for and worked on, in the order in which they came.
    package internal(set) var took: [Step: [TimeAmount]] = [:]
}
