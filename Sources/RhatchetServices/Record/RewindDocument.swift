import Foundation
package import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// Why a model should go back to its design, or went: `output/docs/rewind/INC-<id>.md`.
package struct RewindDocument {
    private let chronicle: Chronicle
    private let policy: Policy
    private let expectations: [ExpectationRow]

    /// - Throws: ``ProjectError/noSuchIncident(_:known:)``, ``LedgerError``
    package init(_ incident: IncidentID, in engine: Engine) throws {
        let state = engine.state
        guard let chronicle = try Chronicle(incident, in: engine) else {
            throw ProjectError.noSuchIncident("\(incident)", known: state.opened)
        }
        self.chronicle = chronicle
        self.policy = state.policy
        self.expectations = state.models[chronicle.incident.model]?.expectations ?? []
    }

    /// Writes the document and says where it is.
    package func write(to paths: ProjectPaths) throws -> String {
        try FileManager.default.createDirectory(at: paths.rewinds, withIntermediateDirectories: true)
        let file = paths.rewinds.appending(path: "\(self.chronicle.incident.id).md")
        try AtomicFile.write(Data(self.markdown.utf8), to: file.path)
        return "written to \(paths.relative(file))"
    }

    package var markdown: String {
        let incident = self.chronicle.incident
        let state = self.chronicle.first(.incidentRewound) == nil ? "recommended" : "done"
        let sections = [
            ("Decision", self.decision), ("What was seen", self.findings),
            ("Analysis", self.said(incident.advice?.analysis)),
            ("Recommendation", self.said(incident.advice?.recommendation)), ("Diagnostics", self.diagnostics),
            ("What was tried", self.attempts), ("Design expectations", self.design), ("What can be done", self.ways),
        ]
        let head = "# Rewind of \(incident.model), \(state)\n\nFrom \(incident.id), round \(incident.round)."
        return ([head] + sections.map { "## \($0)\n\n\($1)" }).joined(separator: "\n\n") + "\n"
    }

    /// Who recommended it, and who did it.
    private var decision: String {
        let steps = self.chronicle.events.compactMap { event -> String? in
            let who =
                "@\(event.by.rawValue)"
                + (event.participant.map { " (\($0.kind.rawValue) \(InertText.inline($0.name)))" } ?? "")
            switch event.fact {
            case .adviceGiven(let advice) where advice.rewind:
                return "- \(Wording.time(event.at)) \(who) recommended it"
            case .incidentRewound(let reason):
                let why = reason.map { ": \(InertText.inline($0))" } ?? ", no reason was given"
                return "- \(Wording.time(event.at)) \(who) decided it\(why)"
            default: return nil
            }
        }
        return steps.joined(separator: "\n")
    }

    private var findings: String {
        self.chronicle.incident.findings.map { occurrence in
            let what = InertText.inline(Wording.trigger(occurrence.finding, policy: self.policy))
            let head = "- \(Wording.time(occurrence.at)) \(occurrence.severity.rawValue): \(what)"
            let evidence = occurrence.finding.evidence.map {
                "  - \(InertText.inline(Wording.place($0))): \(InertText.inline($0.text))"
            }
            return ([head] + evidence).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func said(_ text: String?) -> String {
        text.map(InertText.quoted) ?? "none was given"
    }

    private var diagnostics: String {
        DiagnosticsTable.markdown(self.chronicle.measurements) ?? "nothing was measured"
    }

    private var attempts: String {
        let steps = self.chronicle.events.compactMap { event -> String? in
            let at = Wording.time(event.at)
            switch event.fact {
            case .fixApplied(let fix): return "- \(at) applied: \(Self.changes(fix))"
            case .fixReverted(let fix): return "- \(at) reverted: \(Self.changes(fix))"
            case .verificationFailed: return "- \(at) the finding came back"
            case .verificationPassed: return "- \(at) the finding stayed away"
            default: return nil
            }
        }
        return steps.isEmpty ? "nothing" : steps.joined(separator: "\n")
    }

    private static func changes(_ fix: Fix) -> String {
        InertText.inline(Wording.fix(fix))
    }

    private var design: String {
        let rows = self.expectations.map { row in
            let design = InertText.inline(Wording.value(row.design))
            return "- \(InertText.inline(row.parameter)): design \(design), tolerance \(Wording.tolerance(row))"
                + (row.mustNotSimplify ? ", must not simplify" : "")
        }
        return rows.isEmpty ? "the model has none" : rows.joined(separator: "\n")
    }

    private var ways: String {
        let model = self.chronicle.incident.model
        guard self.chronicle.first(.incidentRewound) == nil else {
            return """
                The training has ended; its draws and files stay. Mend the design of \(model) and its expectations, consult
                the code_translator where it is not clear how it is written, and start it anew as the director.
                """
        }
        return """
            - `rewind`: the training ends, its draws and files stay, and the model goes back to Phase 1.
            - another advice: ask the modeler again.
            - `terminate`: the training ends and nothing follows.
            """
    }
}
