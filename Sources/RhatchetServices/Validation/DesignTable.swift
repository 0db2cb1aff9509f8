import Foundation
package import RhatchetConfiguration
import RhatchetEngine
package import RhatchetProtocol

/// The design expectations of one model that hold now, and how those of the configuration stand to them.
package struct DesignTable: Sendable, Equatable {
    package enum Standing: String, Sendable, Encodable {
        /// Nothing is recorded of the model yet: those of the configuration hold with its first training.
        case declared
        /// The record and the configuration agree.
        case inForce = "in_force"
        /// The configuration has others, and the next watch takes them up.
        case changed
        /// The configuration has others, and a training is under way, which began with these.
        case frozen
    }

    package var model: ModelName
    /// The rows by which a change is judged now.
    package var rows: [ExpectationRow]
    package var standing: Standing
    /// The status of the training that freezes them.
    package var training: TrainingStatus?

    /// nil for a model that neither the record nor the configuration knows.
    package init?(of model: ModelName, recorded: Model?, configuration: Configuration?) {
        let stated = configuration.map { $0.models[model]?.expectations ?? [] }
        self.model = model
        self.training = recorded?.training
        guard let recorded else {
            guard let declared = configuration?.models[model] else { return nil }
            (self.rows, self.standing) = (declared.expectations, .declared)
            return
        }
        if let stated, stated != recorded.expectations {
            self.standing = recorded.expectationsAreFrozen ? .frozen : .changed
            self.rows = recorded.expectationsAreFrozen ? recorded.expectations : stated
        } else {
            (self.rows, self.standing) = (recorded.expectations, .inForce)
        }
    }

    /// What somebody should know who has changed them; nil where there is nothing to say.
    package var remark: String? {
        switch self.standing {
        case .declared, .inForce: nil
        case .changed: "the design expectations of '\(self.model)' were changed; the next watch takes them up"
        case .frozen:
            "the design expectations of '\(self.model)' were changed and stay as the record has them: they are frozen "
                + "while its training is '\(self.training?.name ?? "under way")'"
        }
    }
}

extension Project {
    /// nil for a model that neither the record nor the configuration knows.
    package func designTable(of model: ModelName) -> DesignTable? {
        DesignTable(of: model, recorded: self.engine.state.models[model], configuration: self.configuration)
    }

    /// Takes up design expectations that were changed in the configuration, in the name of that file: nobody has proven
    /// to have written it.
    ///
    /// - Returns: what to say where they are frozen; nil else.
    package func takeUpExpectations(of model: ModelName) throws -> String? {
        guard let table = self.designTable(of: model) else { return nil }
        switch table.standing {
        case .declared, .inForce: return nil
        case .frozen: return table.remark
        case .changed: break
        }
        let file = Signatory(rule: self.paths.configuration.lastPathComponent, as: .modeler)
        let command = Command.expectations(model: model, rows: table.rows)
        switch try self.act(command, by: file) {
        case .accepted: return nil
        // Another process was faster and has started the training.
        case .refused(let refusal): return "\(refusal.message); \(refusal.hint)"
        }
    }
}
