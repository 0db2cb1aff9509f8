package import Foundation
package import RhatchetProtocol

/// What `rhatchet.yaml` says: the policy, who fills which role, and what the models are designed to be.
package struct Configuration: Sendable, Equatable {
    package var policy = Policy()
    package var fillings: [Role: Filling] = [:]
    /// Who stands in where the one who fills a role fails, leaves the case alone or is late; in this order.
    package var backups: [Role: [Filling]] = [:]
    package var models: [ModelName: ModelDeclaration] = [:]
    /// One person works alone, and the account stands for that person.
    package var solo = false
    /// Whether an emergency fix is tried on a fork before it is applied.
    package var canary = true
    /// Where it says so.
    package var stated = Stated()
    /// Input files and folders by model, relative to the project, that are to be hashed.
    package var data: [ModelName: [String]] = [:]

    /// How persons are reached, by name.
    package var people: [String: Contact] = [:]
    package var heartbeat: HeartbeatSettings?
    /// How long a model's training should take.
    package var expected: [ModelName: TimeAmount] = [:]

    package init() {}

    /// Reads the file; nil where there is none.
    ///
    /// - Throws: ``ConfigurationError``, the first, with the position of what is wrong.
    package static func read(_ file: URL) throws -> Configuration? {
        guard let check = ConfigurationCheck(file) else { return nil }
        if let first = check.errors.first { throw first }
        var configuration = check.configuration
        let folder = file.deletingLastPathComponent()
        configuration.fillings = configuration.fillings.mapValues { $0.resolved(in: folder) }
        configuration.backups = configuration.backups.mapValues { $0.map { $0.resolved(in: folder) } }
        return configuration
    }
}
