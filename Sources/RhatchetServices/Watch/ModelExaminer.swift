import Foundation
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Makes the case for a participant: what was seen, and how the model file stands.
final class ModelExaminer {
    private let tool: FixTool
    private let script: URL
    private var known: (hash: ContentHash, sampler: String?, calls: [SamplerCall])?

    init(tool: FixTool, script: URL) {
        self.tool = tool
        self.script = script
    }

    func file(for role: Role, on incident: Incident, watch: Watch) throws -> CaseFile {
        let state = watch.project.engine.state
        let sampler = watch.segment?.record?.sampler
        // With several calls the last one is the one that draws now or drew last.
        let call = try self.calls(sampler: sampler).last
        return CaseFile(
            incident: incident,
            role: role,
            commands: state.openCommands(for: role, on: incident.id),
            look: watch.segment?.look,
            sampler: sampler,
            settings: try call?.settings ?? self.words(of: incident.model, in: watch),
            places: call?.parameters.compactMapValues { $0.line } ?? [:],
            file: state.models[incident.model]?.file ?? self.script.lastPathComponent,
            history: try self.history(of: incident.model, in: watch),
            deadline: state.deadlines().first { $0.incident == incident.id },
            canary: try watch.project.engine.lines(about: .incident(incident.id)).canary,
            now: watch.project.engine.now
        )
    }

    /// What the words of a program of CmdStan's say.
    private func words(of model: ModelName, in watch: Watch) throws -> [String: Value] {
        guard !ScriptFile.isPython(self.script) else { return [:] }
        let call = StanCallFile.find(model.rawValue, in: watch.project.paths.root.path)
        return try call.map { try StanWords(StanCallFile.read($0).arguments).settings } ?? [:]
    }

    /// The sampler calls of the file as it stands, read again only when it has changed.
    private func calls(sampler: String?) throws -> [SamplerCall] {
        guard ScriptFile.isPython(self.script) else { return [] }
        let hash = ContentHash(of: try Data(contentsOf: self.script))
        if let known = self.known, known.hash == hash, known.sampler == sampler { return known.calls }
        let calls = try self.tool.inspect(self.script.path, sampler: sampler)
        self.known = (hash, sampler, calls)
        return calls
    }

    /// Every change that was ever applied to the model, those that were reverted too.
    private func history(of model: ModelName, in watch: Watch) throws -> [Change] {
        try watch.record.lines().compactMap(\.event).flatMap { event in
            if case .fixApplied(let fix) = event.fact { return fix.changes }
            return []
        }
    }
}
