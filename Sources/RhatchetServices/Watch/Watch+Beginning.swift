import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

extension Watch {
    /// The newest training of the model, when its process lives or the protocol is not done with it.
    static func adoptable(_ model: ModelName, project: Project) -> TrainingFolder? {
        guard let newest = Self.trainings(model, project: project).last else { return nil }
        let found = newest.found()
        let isLive = found.newest?.status.isLive ?? false
        guard project.configuration != nil else { return isLive ? newest : nil }
        let isOpen = project.engine.state.openIncident(of: model) != nil
        let isUnseen = project.engine.state.models[model]?.training == .running && found.newest != nil
        return isLive || isOpen || isUnseen ? newest : nil
    }

    private static func trainings(_ model: ModelName, project: Project) -> [TrainingFolder] {
        TrainingFolder.list(project: project.paths.root.path, of: model.rawValue)
    }

    static func continuation(of plan: TrainingPlan, project: Project) throws -> Continuation? {
        guard let extending = plan.extending else { return nil }
        let model = plan.model.rawValue
        // One that was killed before it began to sample has nothing to go on from, and is no reason to lose the one before.
        let trainings = Self.trainings(plan.model, project: project)
        guard let newest = trainings.last(where: { $0.newestUsable?.hasSampled == true }) ?? trainings.last else {
            throw ContinuationError.nothingRecorded(model)
        }
        return try Continuation(newest, more: extending.draws, plan: plan)
    }

    static func next(_ model: ModelName, project: Project) -> TrainingFolder {
        let last = Self.trainings(model, project: project).last?.ordinal?.number ?? 0
        return TrainingFolder(project: project.paths.root.path, id: "\(model)-\(last + 1)")
    }

    /// Without a policy nothing goes through the protocol: the process is started, and that is noted.
    func begin(isNew: Bool) throws {
        if self.observing {
            if isNew { try self.performer.startObserved() }
        } else if isNew || self.modelState?.training == nil {
            try self.start(.start(model: self.plan.model, trial: self.plan.wishes.trial ? true : nil))
        }
    }

    /// After a termination or a rewind a start is the director's alone: whoever runs the watch as that person may.
    private func start(_ command: Command) throws {
        guard case .refused(let refusal) = try self.act(command) else { return }
        if refusal.code == .notAuthorized, self.project.person(.director) != nil {
            let director = try SignIn(self.project).person(.director)
            if case .accepted = try self.project.act(command, by: director) { return self.concerns.removeAll() }
        }
        self.training.discardIfEmpty()
        throw refusal
    }

    func followNewestSegment() throws {
        guard let newest = self.training.newestSegment, newest != self.segment?.folder else { return }
        try self.rules.keep(in: newest)
        let incident = self.incident
        let verifying = incident.flatMap { $0.repair == .applied || $0.repair == .probation ? $0.severity : nil }
        self.segment = LiveSegment(
            newest,
            policy: self.engine.state.policy,
            source: "\(self.training.id)/\(newest.number ?? 0)",
            verifying: verifying ?? (incident?.state == .verifying ? incident?.severity : nil),
            until: self.rules.until
        )
    }
}
