import Foundation
import RhatchetConfiguration
import RhatchetEngine
import RhatchetProtocol

/// How a configuration that reads well stands to what the record holds.
package enum PolicyStanding {
    /// What does not hold yet, and when it will.
    ///
    /// - Throws: ``ConfigurationError``, ``LedgerError``.
    package static func remarks(_ paths: ProjectPaths) throws -> [String] {
        guard FileManager.default.fileExists(atPath: paths.store.path) else { return [] }
        let project = try Project(paths)
        let state = project.engine.state
        let tables = state.models.keys.sorted().compactMap { project.designTable(of: $0)?.remark }
        guard !state.models.isEmpty, state.policy != project.policy else { return tables }
        return ["the policy was changed; the next watch takes it up"] + tables
    }
}
