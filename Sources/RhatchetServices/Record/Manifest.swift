import Foundation
package import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// `VERSION_MANIFEST.json`: the seed's record of every emergency, and the standard fixes (PROTOCOL 11).
///
/// Made anew from the log; keys of others in the file are kept.
package struct Manifest {
    private let policy: Policy
    /// Those that were an emergency or have got a fix, in order of opening.
    private let incidents: [Incident]
    private let events: [IncidentID: [Event]]
    private let provenance: [[String: Any]]?
    private let dropped: [ChainDrop]
    private let head: String?

    /// - Throws: ``LedgerError``
    package init(_ engine: Engine) throws {
        let topic = Topic.events(
            .emergencyActivated,
            .emergencyDeclined,
            .emergencyRecalled,
            .emergencyExpired,
            .fixAuthorized,
            .fixApplied
        )
        let own = try engine.lines(about: topic).compactMap(\.event).compactMap { event in
            event.incident.map { (id: $0, event: event) }
        }
        self.policy = engine.state.policy
        self.events = Dictionary(grouping: own, by: \.id).mapValues { $0.map(\.event) }
        self.incidents = try self.events.keys.sorted().compactMap(engine.incident)
        self.provenance = ProvenanceDocument.list(try engine.lines(about: ProvenanceDocument.topic))
        self.dropped = try ChainDrop.told(in: engine).map(\.drop)
        self.head = engine.sequence > 0 ? engine.head.hash : nil
    }

    /// Writes the file whole; nothing is written while there is nothing to say.
    ///
    /// - Throws: ``ManifestError/notAnObject(_:)`` when the file is there and holds something else.
    package func write(to paths: ProjectPaths) throws {
        guard let data = try self.data(over: paths.manifest) else { return }
        try AtomicFile.write(data, to: paths.manifest.path)
    }

    /// Whether the file is what the log gives.
    func isCurrent(in paths: ProjectPaths) throws -> Bool {
        guard let data = try self.data(over: paths.manifest) else { return true }
        return (try? Data(contentsOf: paths.manifest)) == data
    }

    /// The whole file, with what others have in it; nil while there is nothing to say.
    ///
    /// - Throws: ``ManifestError/notAnObject(_:)``
    func data(over file: URL) throws -> Data? {
        let emergencies = self.incidents.compactMap(self.emergency)
        let fixes = self.incidents.flatMap(self.standardFixes)
        guard !emergencies.isEmpty || !fixes.isEmpty || !self.dropped.isEmpty else { return nil }
        var content = try Self.existing(file)
        if let latest = emergencies.last { content["emergency_delegation"] = latest }
        content["emergency_delegations"] = emergencies
        content["fixes"] = fixes
        if !self.dropped.isEmpty { content["dropped_chains"] = self.dropped.map(Self.entry) }
        if let provenance = self.provenance { content["provenance"] = provenance }
        content["rhatchet_log_head"] = self.head
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try JSONSerialization.data(withJSONObject: content, options: options) + Data("\n".utf8)
    }

    private static func existing(_ file: URL) throws -> [String: Any] {
        guard let data = try? Data(contentsOf: file) else { return [:] }
        guard let content = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
            throw ManifestError.notAnObject(file.lastPathComponent)
        }
        return content
    }

    private func events(_ incident: Incident) -> [Event] {
        self.events[incident.id] ?? []
    }

    private func emergency(_ incident: Incident) -> [String: Any]? {
        guard let activated = incident.escalatedAt else { return nil }
        let events = self.events(incident)
        let applied = events.compactMap { event -> (Event, Fix)? in
            if case .fixApplied(let fix) = event.fact, fix.lane == .emergency { return (event, fix) }
            return nil
        }.first
        let finding = incident.findings.last { $0.at <= activated }?.finding ?? incident.findings[0].finding
        return [
            "incident": incident.id.description,
            "model": incident.model.rawValue,
            "timestamp": Wording.timestamp(activated),
            "trigger": Wording.trigger(finding, policy: self.policy),
            "diagnosis": Self.diagnosis(events).map { "@modeler: \($0)" } ?? NSNull(),
            "fix": applied.map { Wording.changes($0.1.changes) } ?? NSNull(),
            "approval": "@director: \(Self.approval(incident, events))",
            "duration": applied.map { Wording.minutes(from: activated, to: $0.0.at) } ?? NSNull(),
        ]
    }

    private static func entry(_ drop: ChainDrop) -> [String: Any] {
        ["training": drop.training, "segment": drop.segment, "chain": drop.chain, "caveat": drop.caveat]
    }

    private static func diagnosis(_ events: [Event]) -> String? {
        events.compactMap { event -> String? in
            switch event.fact {
            case .fixAuthorized(let authorization, _): authorization.diagnosis
            case .emergencyDeclined(let reason) where event.by == .role(.modeler): reason
            default: nil
            }
        }.first
    }

    /// How the emergency ended, as far as it has.
    private static func approval(_ incident: Incident, _ events: [Event]) -> String {
        switch incident.review {
        case .granted: return "GRANTED"
        case .rejected: return "REJECTED"
        case .overdue: return "OVERDUE"
        case .none, .pending: break
        }
        let names = events.map(\.name)
        if names.contains(.emergencyRecalled) { return "RECALLED" }
        if names.contains(.emergencyExpired) { return "EXPIRED" }
        if incident.lane == .standard { return "DECLINED" }
        return "PENDING"
    }

    private func standardFixes(_ incident: Incident) -> [[String: Any]] {
        self.events(incident).compactMap { event in
            guard case .fixApplied(let fix) = event.fact, fix.lane == .standard else { return nil }
            return [
                "incident": incident.id.description,
                "model": incident.model.rawValue,
                "timestamp": Wording.timestamp(event.at),
                "class": fix.fixClass.rawValue,
                "fix": Wording.changes(fix.changes),
            ]
        }
    }
}

/// Why the manifest cannot be written.
package enum ManifestError: Error, Equatable, CustomStringConvertible {
    case notAnObject(String)

    package var description: String {
        switch self {
        case .notAnObject(let file):
            "'\(file)' is no JSON object; move it away, so that nothing of it is overwritten"
        }
    }
}
