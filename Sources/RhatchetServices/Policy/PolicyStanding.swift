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
        let people = try Configuration.read(paths.configuration)?.people ?? [:]
        let contacts = ContactCheck(people, in: paths.root.path).remarks
        guard FileManager.default.fileExists(atPath: paths.store.path) else { return contacts }
        return try contacts + Self.remarks(Project(paths))
    }

    private static func remarks(_ project: Project) -> [String] {
        let state = project.engine.state
        let tables = state.models.keys.sorted().compactMap { project.designTable(of: $0)?.remark }
        guard !state.models.isEmpty, state.policy != project.policy else { return tables }
        return ["the policy was changed; the next watch takes it up"] + tables
    }
}
