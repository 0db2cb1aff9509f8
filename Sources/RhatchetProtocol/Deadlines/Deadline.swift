/// A deadline that runs.
///
/// It fires after every action at its very instant, once.
package struct Deadline: Sendable, Codable, Hashable, Comparable {
    package var due: Instant
    package var kind: DeadlineKind
    /// nil for a consultation, which belongs to a model alone.
    package var incident: IncidentID?
    package var model: ModelName
    /// Who is late when it passes.
    package var late: Role
    /// Which question of a consultation it is for, counted within the model from 0; 0 elsewhere.
    package var question: Int

    package init(
        due: Instant,
        kind: DeadlineKind,
        incident: IncidentID?,
        model: ModelName,
        late: Role,
        question: Int = 0
    ) {
        self.due = due
        self.kind = kind
        self.incident = incident
        self.model = model
        self.late = late
        self.question = question
    }

    /// The order of firing: due time, incidents by number and then consultations, order of PROTOCOL 6 and 7.
    package static func < (left: Deadline, right: Deadline) -> Bool {
        if left.due != right.due { return left.due < right.due }
        if left.incident != right.incident {
            return (left.incident?.rawValue ?? .max) < (right.incident?.rawValue ?? .max)
        }
        if left.kind != right.kind { return left.kind < right.kind }
        return (left.model, left.question) < (right.model, right.question)
    }
}
