import Foundation
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// One training in the status of a project.
package struct TrainingRow: Sendable, Encodable {
    package var training: String
    package var segment: Int?
    /// What became of the newest segment's process: `running`, `stopped`, `exited`, `lost`, `starting`.
    package var process: String
    /// Process that watches it; nil when nobody does.
    package var watchedBy: Int32?
    /// As its watch has last shown it, or else as last measured for the record.
    package var rhat: Double?
    package var essBulk: Double?
    package var draws: Int?
    /// What the judge says; nil where no watch has said it.
    package var verdict: String?
    /// Draws recorded of those planned over all chains, tuning included; nil where not known.
    package var recorded: Int?
    package var planned: Int?
    /// When these figures held, ISO 8601 in UTC.
    package var asOf: String?
    /// Whether any draws of a process that lives have been seen; nil while it is too early to say, and without one.
    package var drawsSeen: Bool?

    private enum CodingKeys: String, CodingKey {
        case training, segment, process, rhat, draws, verdict, recorded, planned
        case asOf = "as_of"
        case drawsSeen = "draws_seen"
        case watchedBy = "watched_by"
        case essBulk = "ess_bulk"
    }
}

/// The status of a whole project.
package struct StatusReport: Sendable, Encodable {
    package var project: String
    package var policy: PolicyName
    /// Whether there is a `rhatchet.yaml`; without one everything is only observed.
    package var observing: Bool
    package var trainings: [TrainingRow]
    package var incidents: [IncidentRow]
    /// Notices that people did not get; nil where none was ever to be sent.
    package var notices: NoticeStanding?
    /// Models for which something is decided that no watch is at work to carry out.
    package var waitingForWatch: [String]
    /// What persons have accepted as not repairable by parameters.
    package var accepted: [AcceptanceService.Row]
    /// Roles that have said that they are not there.
    package var unavailable: [Role]

    private enum CodingKeys: String, CodingKey {
        case project, policy, observing, trainings, incidents, notices, accepted, unavailable
        case waitingForWatch = "waiting_for_watch"
    }

    /// Open incidents that wait for somebody other than the watch itself.
    package var waiting: [IncidentRow] {
        self.incidents.filter { !$0.state.isTerminal && $0.waitingFor.contains { $0 != .modelTrainer } }
    }

    package init(_ project: Project) throws {
        self.project = project.paths.root.path
        self.policy = project.policy.name
        self.observing = project.configuration == nil
        self.incidents = try IncidentsService(project).list()
        self.notices = try NoticeStanding(project.paths)
        self.accepted = try AcceptanceService(project).rows()
        self.unavailable = project.engine.state.unavailable.sorted()
        let figures = try project.engine.lines(about: .names(["measured"])).compactMap { line -> MeasuredFigures? in
            if case .measured(let figures)? = line.note { return figures }
            return nil
        }
        let found = TrainingFolder.scan(project: project.paths.root.path)
        self.trainings = found.map { found in
            TrainingRow(found, measured: figures.last { $0.training == found.folder.id })
        }
        let effects = try project.engine.pendingEffects().map(\.effect)
        let models = try effects.compactMap { try $0.model ?? $0.incident.flatMap(project.engine.incident)?.model }
        let watched = found.filter { $0.owner != nil }.compactMap(\.folder.ordinal?.model)
        self.waitingForWatch = Set(models.map(\.rawValue)).subtracting(watched).sorted()
    }
}
