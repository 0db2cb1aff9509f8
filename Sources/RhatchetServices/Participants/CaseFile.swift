package import RhatchetDiagnostics
package import RhatchetEngine
package import RhatchetProtocol

/// All that a participant gets to know of an incident that waits for its role.
package struct CaseFile {
    package var incident: Incident
    package var role: Role
    package var commands: [CommandName]
    /// The look that the finding was made on, as far as it is known.
    package var look: Look?
    /// What really draws: `pymc`, `nutpie`, `cmdstan` …; nil when nothing has drawn.
    package var sampler: String?
    /// Sampler arguments in force, under their canonical names.
    package var settings: [String: Value]
    /// Where each argument stands in the model file.
    package var places: [String: Int]
    /// The model file as it is named in the record.
    package var file: String
    /// Every change that was ever applied to this model.
    package var history: [Change]
    package var deadline: Deadline?
    /// What the trial of the authorised fix came to; nil where none was made.
    package var canary: CanaryNote?
    package var now: Instant

    package init(
        incident: Incident,
        role: Role,
        commands: [CommandName],
        look: Look? = nil,
        sampler: String? = nil,
        settings: [String: Value] = [:],
        places: [String: Int] = [:],
        file: String,
        history: [Change] = [],
        deadline: Deadline? = nil,
        canary: CanaryNote? = nil,
        now: Instant
    ) {
        self.incident = incident
        self.role = role
        self.commands = commands
        self.look = look
        self.sampler = sampler
        self.settings = settings
        self.places = places
        self.file = file
        self.history = history
        self.deadline = deadline
        self.canary = canary
        self.now = now
    }
}
