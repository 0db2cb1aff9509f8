import Foundation
import RhatchetEngine

/// How the record tells people what segments were started with.
struct ProvenanceText {
    /// Files that are named one by one.
    private static let named = 10

    private let provenances: [Provenance]
    private let samplers: [SamplerStart]

    init(_ lines: [Line]) {
        var (provenances, samplers): ([Provenance], [SamplerStart]) = ([], [])
        for line in lines {
            switch line.note {
            case .provenance(let provenance): provenances.append(provenance)
            case .samplerStarted(let start): samplers.append(start)
            default: continue
            }
        }
        (self.provenances, self.samplers) = (provenances, samplers)
    }

    /// A table for each segment; nil while nothing is known.
    var markdown: String? {
        guard !self.provenances.isEmpty else { return nil }
        return self.provenances.map(self.table).joined(separator: "\n\n")
    }

    private func table(_ provenance: Provenance) -> String {
        let rows = [
            ("source", Self.source(provenance.source)),
            ("Python", Self.python(provenance.interpreter)),
            ("packages", Self.packages(provenance.interpreter)),
            ("sampler", self.sampler(provenance)),
            ("machine", Self.machine(provenance.machine)),
            ("Rhatchet", provenance.rhatchet),
        ]
        let head = "| \(InertText.inline(provenance.training)), segment \(provenance.segment) | |\n|---|---|"
        return ([head] + rows.map { "| \($0.0) | \(InertText.inline($0.1)) |" }).joined(separator: "\n")
    }

    /// `commit 1f3a9c0b77d2 on main, 2 files changed`.
    static func brief(_ source: Provenance.Source) -> String {
        switch source {
        case .unknown(let reason): return reason
        case .git(let tree):
            let commit = tree.commit.map { "commit \($0.prefix(12))" } ?? "no commit yet"
            let branch = tree.branch.map { " on \($0)" } ?? ""
            let files = tree.changedCount == 1 ? "1 file" : "\(tree.changedCount) files"
            return commit + branch + (tree.isDirty ? ", \(files) changed" : "")
        }
    }

    private static func source(_ source: Provenance.Source) -> String {
        switch source {
        case .unknown(let reason): return reason
        case .git(let tree):
            let commit = tree.commit.map { "commit \($0)" } ?? "no commit yet"
            let branch = tree.branch.map { " on \($0)" } ?? ""
            guard tree.isDirty else { return "git \(commit)\(branch), nothing changed" }
            let rest = tree.changedCount - min(tree.changed.count, Self.named)
            let names = tree.changed.prefix(Self.named) + (rest > 0 ? ["and \(rest) more"] : [])
            let patch = tree.patch.map { "; the difference is kept as \($0.prefix(12))" } ?? ""
            return "git \(commit)\(branch), changed since: \(names.joined(separator: ", "))\(patch)"
        }
    }

    private static func python(_ interpreter: Provenance.Interpreter) -> String {
        let settings = interpreter.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let version = "\(interpreter.version), \(interpreter.executable)"
        return ([version] + settings).joined(separator: ", ")
    }

    private static func packages(_ interpreter: Provenance.Interpreter) -> String {
        if let trouble = interpreter.trouble { return "not known: \(trouble)" }
        let main = interpreter.main.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let blas = interpreter.blas.map { ["BLAS \($0)"] } ?? []
        let list =
            interpreter.packageList.map { "; all \(interpreter.packageCount) are kept as \($0.prefix(12))" } ?? ""
        return (main + blas).joined(separator: ", ") + list
    }

    private func sampler(_ provenance: Provenance) -> String {
        let calls = self.samplers.filter { $0.training == provenance.training && $0.segment == provenance.segment }
        guard !calls.isEmpty else { return "none was called" }
        return calls.map(Self.call).joined(separator: "; ")
    }

    private static func call(_ start: SamplerStart) -> String {
        let name = [start.sampler, start.version].compactMap(\.self).joined(separator: " ")
        let plan = [
            start.chains.map { "\($0) chains" }, start.tune.map { "tune \($0)" }, start.draws.map { "draws \($0)" },
            start.seed.map { "seed \($0)" } ?? "seed not given",
        ]
        return "\(name): \(plan.compactMap(\.self).joined(separator: ", "))"
    }

    private static func machine(_ machine: Provenance.Machine) -> String {
        let cores = "\(machine.usableCores) of \(machine.cores) cores"
        let limit = machine.memoryLimit.map { " (limit \(Self.gibibytes($0)))" } ?? ""
        let load = machine.load.map { String(format: "load %.2f", $0) }
        let parts = [
            machine.host, machine.system, machine.cpu, cores, Self.gibibytes(machine.memory) + limit, load,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    private static func gibibytes(_ bytes: UInt64) -> String {
        String(format: "%.1f GiB", Double(bytes) / Double(1 << 30))
    }
}
