import Foundation
package import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// What persons have accepted as not repairable by parameters, and what was muted for it.
package struct AcceptanceService {
    /// How one stands.
    package struct Row: Sendable, Encodable {
        package let model: ModelName
        package let by: String
        package let reason: String
        package let since: String
        /// Whether it holds for the model file as it stands.
        package let holds: Bool
        /// Confirmed findings that nobody was told of.
        package let muted: Int
        package let latest: String?
    }

    private let project: Project

    package init(_ project: Project) {
        self.project = project
    }

    /// Accepts it, for the model file as it stands or for whatever it becomes.
    ///
    /// - Throws: `not_authorized` for whoever is no person, ``ProjectError/noSuchFile(_:)``.
    package func accept(_ model: Model, reason: String, anyFile: Bool, by signatory: Signatory) throws -> Row {
        let hash = anyFile ? nil : try self.hash(of: model)
        try self.record(Acceptance(model.name, by: signatory.participant, reason: reason, modelHash: hash), signatory)
        return try self.row(of: model.name)
    }

    /// Takes it back; the next look may open an incident.
    ///
    /// - Throws: `wrong_state` where nothing is accepted, `not_authorized`.
    package func lift(_ model: Model, reason: String, by signatory: Signatory) throws -> Acceptance {
        guard try self.project.credentials().acceptances[model.name] != nil else {
            let hint = "'rhatchet status' shows what is accepted"
            throw Refusal(.wrongState, "nothing is accepted for \(model.name)", hint: hint)
        }
        let lifting = Acceptance(
            model.name,
            by: signatory.participant,
            reason: reason,
            modelHash: nil,
            isLifted: true
        )
        try self.record(lifting, signatory)
        return lifting
    }

    /// Every one that was not lifted, by model.
    package func rows() throws -> [Row] {
        try self.project.credentials().acceptances.keys.sorted { $0.rawValue < $1.rawValue }.map(self.row)
    }

    /// What is accepted for a training that began with this file; nil where nothing is.
    func standing(of model: ModelName, ran hash: String?) throws -> Acceptance? {
        guard let entry = try self.project.credentials().acceptances[model] else { return nil }
        return entry.acceptance.modelHash.map { $0 == hash } ?? true ? entry.acceptance : nil
    }

    private func row(of model: ModelName) throws -> Row {
        guard let entry = try self.project.credentials().acceptances[model] else {
            throw ProjectError.noSuchModel(model.rawValue, known: [])
        }
        let muted = try self.project.engine.lines(about: .model(model)).compactMap(\.muted).filter {
            $0.at >= entry.since
        }
        let known = self.project.engine.state.models[model]
        let hash = known.flatMap { try? self.hash(of: $0) }
        return Row(
            model: model,
            by: entry.acceptance.by.name,
            reason: entry.acceptance.reason,
            since: Wording.time(entry.since),
            holds: entry.acceptance.modelHash.map { $0 == hash } ?? true,
            muted: muted.count,
            latest: muted.last.map { $0.finding.trigger(self.project.policy) }
        )
    }

    private func hash(of model: Model) throws -> String {
        let file = self.project.paths.file(named: model.file)
        guard let data = FileManager.default.contents(atPath: file.path) else {
            throw ProjectError.noSuchFile(model.file)
        }
        return ContentHash(of: data).description
    }

    private func record(_ acceptance: Acceptance, _ signatory: Signatory) throws {
        try CredentialDesk(self.project).record(.acceptance(acceptance), by: signatory)
        try RecordKeeper(project: self.project).update()
    }
}

extension Line {
    /// A finding that was muted, and when.
    fileprivate var muted: (at: Instant, finding: MutedFinding)? {
        if case .muted(let finding)? = self.note { return (self.at, finding) }
        return nil
    }
}

extension MutedFinding {
    /// `critical, R-hat = 1.47`.
    func trigger(_ policy: Policy) -> String {
        "\(self.severity.rawValue), \(Wording.trigger(self.finding, policy: policy))"
    }
}
