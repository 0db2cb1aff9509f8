import RhatchetEngine
import RhatchetProtocol

/// What the manifest has of it: one object for each segment, in the order of their starts.
enum ProvenanceDocument {
    static let topic = Topic.names(["provenance", "samplerStarted"])

    /// nil while nothing is known, as in a record from before it was taken.
    static func list(_ lines: [Line]) -> [[String: Any]]? {
        var seeds: [String: [Any]] = [:]
        var found: [Provenance] = []
        for line in lines {
            switch line.note {
            case .provenance(let provenance): found.append(provenance)
            case .samplerStarted(let start):
                seeds["\(start.training)/\(start.segment)", default: []].append(start.seed ?? "not given")
            default: continue
            }
        }
        let segments = found.map { Self.segment($0, seeds["\($0.training)/\($0.segment)"] ?? []) }
        return segments.isEmpty ? nil : segments
    }

    private static func segment(_ provenance: Provenance, _ seeds: [Any]) -> [String: Any] {
        let interpreter = provenance.interpreter
        var segment: [String: Any] = [
            "model": provenance.model.rawValue, "training": provenance.training, "segment": provenance.segment,
            "python": interpreter.version, "packages": interpreter.main, "seeds": seeds,
            "host": provenance.machine.host, "cpu": provenance.machine.cpu ?? "not known",
            "rhatchet": provenance.rhatchet,
        ]
        if let list = interpreter.packageList { segment["package_list"] = list }
        switch provenance.source {
        case .unknown(let reason): segment["source"] = reason
        case .git(let tree):
            segment["commit"] = tree.commit ?? "none yet"
            segment["dirty"] = tree.isDirty
            segment["changed"] = tree.changed
            if let patch = tree.patch { segment["patch"] = patch }
        }
        return segment
    }
}
