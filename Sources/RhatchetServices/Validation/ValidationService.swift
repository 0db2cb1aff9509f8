package import Foundation
import RhatchetConfiguration
package import RhatchetEngine
import RhatchetProtocol
package import RhatchetTraining

/// Holds models and changes against the design expectations; nothing is changed by it.
package struct ValidationService {
    private let paths: ProjectPaths
    private let configuration: Configuration?
    private let project: Project?

    /// - Throws: ``ConfigurationError``, ``LedgerError``.
    package init(_ paths: ProjectPaths, clock: any MachineClock = SystemClock()) throws {
        self.paths = paths
        self.configuration = try Configuration.read(paths.configuration)
        let isRecorded = FileManager.default.fileExists(atPath: paths.store.path)
        self.project = isRecorded ? try Project(paths, clock: clock) : nil
    }

    /// The change that an incident of the model asks for.
    ///
    /// - Throws: ``ValidationError``, ``ProjectError/noSuchIncident(_:known:)``.
    package func validate(_ model: String, incident text: String) throws -> Validation {
        try self.project?.engine.tick()
        var table = try self.table(model)
        // The engine judges by the record alone, also where the configuration was changed since.
        table.rows = self.project?.engine.state.models[table.model]?.expectations ?? table.rows
        guard let incident = try IncidentID(text).flatMap({ try self.project?.engine.incident($0) }) else {
            throw ProjectError.noSuchIncident(text, known: self.project?.engine.state.opened ?? 0)
        }
        guard incident.model == table.model else { throw ValidationError.otherModel(incident.id, incident.model) }
        guard let wanted = incident.wanted else { throw ValidationError.noChange(incident.id) }
        return Validation(wanted.changes, meaning: wanted.meaning, on: incident.id, by: table)
    }

    /// The model's file: as it was when the newest training began, or `before`, and as it is, or `after`.
    ///
    /// - Throws: ``ValidationError``, ``FixError``.
    package func validate(_ model: String, before: URL?, after: URL?, tool: FixTool) throws -> Validation {
        let table = try self.table(model)
        let files = ModelFiles(paths: self.paths, tool: tool, starts: try self.starts(of: table.model))
        let own = self.paths.file(named: self.file(of: table.model))
        let later = try files.examine(after ?? own, meaning: after == nil ? "as it stands" : "as named")
        let earlier = try before.map { try files.examine($0, meaning: "as named") } ?? files.examineBeginning(of: own)
        return Validation(
            before: earlier,
            after: later,
            by: table,
            remarks: earlier == nil ? [self.unknownBeginning(files)] : []
        )
    }

    private func unknownBeginning(_ files: ModelFiles) -> String {
        files.starts.isEmpty
            ? "there is no training yet, so nothing is before" : "the file with which the training began was not kept"
    }

    private func table(_ text: String) throws -> DesignTable {
        let model = try self.model(text)
        let recorded = self.project?.engine.state.models[model]
        let table = DesignTable(of: model, recorded: recorded, configuration: self.configuration)
        guard let table, !table.rows.isEmpty else { throw ValidationError.noExpectations(model) }
        return table
    }

    /// A model by its name or by its file.
    private func model(_ text: String) throws -> ModelName {
        let known = self.known
        if let named = known.first(where: { $0.rawValue == text || self.file(of: $0) == text }) { return named }
        let file = self.paths.relative(URL(filePath: text))
        if let filed = known.first(where: { self.file(of: $0) == file }) { return filed }
        let names = known.map(\.rawValue)
        throw ValidationError.unknownModel(text, near: NearestName.of(text, among: names), known: names)
    }

    private var known: [ModelName] {
        let recorded = self.project.map { Array($0.engine.state.models.keys) } ?? []
        let declared = self.configuration.map { Array($0.models.keys) } ?? []
        return Set(recorded + declared).sorted()
    }

    private func file(of model: ModelName) -> String {
        self.project?.engine.state.models[model]?.file ?? self.configuration?.models[model]?.file ?? "\(model).py"
    }

    private func starts(of model: ModelName) throws -> [SegmentStart] {
        try self.project?.engine.lines(about: .model(model)).compactMap { line in
            if case .segmentStarted(let start)? = line.note { return start }
            return nil
        } ?? []
    }
}
