import Foundation
import RhatchetEngine
package import RhatchetProtocol

/// The story of one incident in Markdown, made anew from the log whenever something has happened.
package struct Transcript {
    private let chronicle: Chronicle
    private let policy: Policy
    private let messages: Messages

    /// nil when there is no such incident.
    package init?(_ id: IncidentID, project: Project) throws {
        guard let chronicle = try Chronicle(id, engine: project.engine) else { return nil }
        self.chronicle = chronicle
        self.policy = project.engine.state.policy
        let model = chronicle.incident.model
        self.messages = Messages(
            incident: chronicle.incident,
            policy: self.policy,
            file: project.engine.state.models[model]?.file ?? "\(model).py",
            log: project.paths.relative(project.paths.log(of: model.rawValue))
        )
    }

    package var markdown: String {
        ([self.head] + self.steps + self.appendix).joined(separator: "\n\n") + "\n"
    }

    /// Writes it under `output/docs/incidents/`.
    package func write(to paths: ProjectPaths) throws {
        try FileManager.default.createDirectory(at: paths.transcripts, withIntermediateDirectories: true)
        let file = paths.transcripts.appending(path: "\(self.chronicle.incident.id).md")
        try Data(self.markdown.utf8).write(to: file, options: .atomic)
    }

    private var head: String {
        let incident = self.chronicle.incident
        return """
            # \(incident.id): \(incident.model)

            | | |
            |---|---|
            | state | \(incident.state.rawValue) |
            | lane | \(incident.lane.rawValue) |
            | category | \(incident.category.rawValue) |
            | severity | \(incident.severity.rawValue) |
            | round | \(incident.round) |
            | review | \(incident.review.rawValue) |
            | repair | \(incident.repair.rawValue) |
            """
    }

    private var steps: [String] {
        var standing = Standing()
        return self.chronicle.events.map { line, event in
            standing.take(event)
            return self.step(event, standing)
        }
    }

    private func step(_ event: Event, _ standing: Standing) -> String {
        let to = event.to.map { "@\($0.rawValue)" }.joined(separator: ", ")
        let cc = event.cc.isEmpty ? "" : " (copy \(event.cc.map { "@\($0.rawValue)" }.joined(separator: ", ")))"
        let who = event.participant.map { " (\($0.kind.rawValue) \($0.name))" } ?? ""
        let code = event.code.map { " `\($0.rawValue)`" } ?? ""
        var text = "## \(Wording.time(event.at)) \(event.name.rawValue)\(code)\n\n@\(event.by.rawValue)\(who)"
        if !to.isEmpty { text += " → \(to)\(cc)" }
        guard let message = self.messages.text(event, standing) else { return text }
        return text + "\n\n"
            + message.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }

    private var appendix: [String] {
        var parts: [String] = []
        if let fix = self.chronicle.preparedFix {
            parts.append("## The change of \(fix.file)\n\n```diff\n\(fix.diff)```\n\n`\(fix.before)` → `\(fix.after)`")
            if let reasons = fix.reasons { parts.append(reasons.map { "- \($0)" }.joined(separator: "\n")) }
        }
        if let data = self.chronicle.preparedData {
            parts.append("## The change of data\n\n" + data.files.map { "- \($0.sentence)" }.joined(separator: "\n"))
        }
        let rows = self.chronicle.measurements.map(self.row)
        if !rows.isEmpty {
            let head = "| segment | for | chains × draws | max R-hat | min ESS bulk | min ESS tail | verdict |\n"
            parts.append("## Diagnostics\n\n\(head)|---|---|---|---|---|---|---|\n" + rows.joined(separator: "\n"))
        }
        parts += self.chronicle.resumes.map { note in
            let taken = note.taken.isEmpty ? "nothing" : note.taken.joined(separator: ", ")
            let reason = note.reason.isEmpty ? "" : " \(note.reason)"
            return "Segment \(note.segment) started **\(note.grade)**, taking over \(taken).\(reason)"
        }
        return parts
    }

    private func row(_ measured: MeasuredFigures) -> String {
        let figures = [
            (measured.rhat, measured.rhatParameter, "%.3f"), (measured.essBulk, measured.essBulkParameter, "%.0f"),
            (measured.essTail, measured.essTailParameter, "%.0f"),
        ].map { value, name, format in
            value.map { String(format: format, $0) + (name.map { " `\($0)`" } ?? "") } ?? "–"
        }
        let cells = [
            "\(measured.segment)", measured.occasion.rawValue, "\(measured.chains) × \(measured.draws)",
        ]
        return "| " + (cells + figures + [measured.verdict]).joined(separator: " | ") + " |"
    }
}
