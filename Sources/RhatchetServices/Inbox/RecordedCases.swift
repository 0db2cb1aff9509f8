import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// The cases of incidents as the log and the files tell them, without the watch that saw the draws.
struct RecordedCases {
    private let project: Project
    private let tool: FixTool?

    init(_ project: Project, tool: FixTool?) {
        self.project = project
        self.tool = tool
    }

    /// nil for a question, which is about no incident.
    func document(_ item: InboxItem) throws -> CaseDocument? {
        let state = self.project.engine.state
        guard let id = item.incident, let incident = state.incident(id) else { return nil }
        let script = self.project.paths.file(named: state.models[incident.model]?.file ?? "")
        // A model file that is gone or no Python leaves the settings unknown; the case is asked all the same.
        let call = try? self.tool?.inspect(script.path, sampler: self.sampler(incident.model)).last
        let file = CaseFile(
            incident: incident,
            role: item.role,
            commands: state.openCommands(for: item.role, on: id),
            sampler: self.sampler(incident.model),
            settings: call?.settings ?? [:],
            file: state.models[incident.model]?.file ?? "\(incident.model).py",
            deadline: state.deadlines().first { $0.incident == id },
            canary: try self.project.engine.lines(about: .incident(id)).canary,
            now: self.project.engine.now
        )
        return CaseDocument(file, measured: try Chronicle(id, in: self.project.engine)?.measurements.last)
    }

    /// What drew in the newest training; nil where nothing has.
    private func sampler(_ model: ModelName) -> String? {
        let trainings = TrainingFolder.list(project: self.project.paths.root.path, of: model.rawValue)
        return trainings.last?.newestSegment?.recordedSampler
    }
}
