import RhatchetDiagnostics
import RhatchetProtocol

/// All that a participant gets to know of an incident that waits for its role.
struct CaseFile {
    var incident: Incident
    var role: Role
    var commands: [CommandName]
    /// The look that the finding was made on, as far as it is known.
    var look: Look?
    /// What really draws: `pymc` or `nutpie`; nil when nothing has drawn.
    var sampler: String?
    /// Sampler arguments in force, under their canonical names.
    var settings: [String: Value]
    /// Where each argument stands in the model file.
    var places: [String: Int]
    /// The model file as it is named in the record.
    var file: String
    /// Every change that was ever applied to this model.
    var history: [Change]
    var deadline: Deadline?
    var now: Instant
}
