import Foundation
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// The story of one incident in Markdown, made anew from the log whenever something has happened.
package struct Transcript {
    private let chronicle: Chronicle
    private let messages: Messages

    /// nil when there is no such incident.
    ///
    /// - Throws: ``LedgerError``
    package init?(_ id: IncidentID, project: Project, templates: Templates) throws {
        guard let chronicle = try Chronicle(id, in: project.engine) else { return nil }
        self.chronicle = chronicle
        self.messages = Messages(chronicle.incident.model, project: project, templates: templates)
    }

    package var markdown: String {
        ([self.head] + self.steps + self.appendix).joined(separator: "\n\n") + "\n"
    }

    /// Writes it under `output/docs/incidents/`.
    package func write(to paths: ProjectPaths) throws {
        try FileManager.default.createDirectory(at: paths.transcripts, withIntermediateDirectories: true)
        try AtomicFile.write(Data(self.markdown.utf8), to: self.file(in: paths).path)
    }

    /// Whether the file is what the log gives.
    func isCurrent(in paths: ProjectPaths) -> Bool {
        (try? Data(contentsOf: self.file(in: paths))) == Data(self.markdown.utf8)
    }

    private func file(in paths: ProjectPaths) -> URL {
        paths.transcripts.appending(path: "\(self.chronicle.incident.id).md")
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
        return self.chronicle.lines.compactMap { line in
            standing.take(line)
            return line.event.map { self.step($0, standing) }
        }
    }

    private func step(_ event: Event, _ standing: Standing) -> String {
        let cc = Wording.roles(event.cc).map { " (copy \($0))" } ?? ""
        let to = Wording.roles(event.to).map { " → \($0)\(cc)" } ?? ""
        let who = standing.actor(of: event).map { " (\($0))" } ?? ""
        let code = event.code.map { " `\($0.rawValue)`" } ?? ""
        let head = "## \(Wording.time(event.at)) \(event.name.rawValue)\(code)\n\n@\(event.by.rawValue)\(who)\(to)"
        guard let message = self.messages.text(event, standing) else { return head }
        return head + "\n\n" + InertText.fenced(message, as: "text")
    }

    private var appendix: [String] {
        var parts: [String] = []
        let made = self.chronicle.preparations
        if let fix = made.fix(of: self.chronicle.incident.id) {
            let diff = InertText.fenced(fix.diff, as: "diff")
            parts.append(
                "## The change of \(InertText.inline(fix.file))\n\n\(diff)\n\n`\(fix.before)` → `\(fix.after)`"
            )
            if let reasons = fix.reasons { parts.append(Self.list(reasons)) }
        }
        if let data = made.data(of: self.chronicle.incident.id) {
            parts.append("## The change of data\n\n" + Self.list(data.files.map(\.sentence)))
        }
        if let canary = self.chronicle.lines.canary {
            let place = canary.folder.map { "; its draws lie in \($0)" } ?? ""
            let time = canary.seconds.map { String(format: " in %.0f s", $0) } ?? ""
            parts.append("## Canary\n\n" + Self.list([canary.sentence + time + place]))
        }
        if !self.accepted.isEmpty { parts.append("## Accepted\n\n" + Self.list(self.accepted)) }
        let unanswered = self.chronicle.unanswered.map { Self.sentence($0.at, $0.case) }
        if !unanswered.isEmpty { parts.append("## Not answered\n\n" + Self.list(unanswered)) }
        if let table = DiagnosticsTable.markdown(self.chronicle.measurements) {
            parts.append("## Diagnostics\n\n\(table)")
        }
        parts += self.chronicle.resumes.map { note in
            let taken = note.taken.isEmpty ? "nothing" : InertText.inline(note.taken.joined(separator: ", "))
            let reason = note.reason.isEmpty ? "" : " \(InertText.inline(note.reason))"
            return "Segment \(note.segment) started **\(note.grade)**, taking over \(taken).\(reason)"
        }
        if let provenance = ProvenanceText(self.chronicle.lines).markdown {
            parts.append("## Provenance\n\n\(provenance)")
        }
        let errors = self.messages.templates.errors.map { "- \(InertText.code("\($0)"))" }
        if !errors.isEmpty {
            parts.append("## Templates that could not be used\n\n\(errors.joined(separator: "\n"))")
        }
        return parts
    }

    /// What was accepted as not repairable near this incident, and what nobody was told of since.
    private var accepted: [String] {
        self.chronicle.lines.compactMap { line in
            switch line.note {
            case .acceptance(let acceptance)?: "\(Wording.time(line.at)) \(acceptance.sentence)"
            case .muted(let muted)?: "\(Wording.time(line.at)) muted: \(muted.trigger(self.messages.policy))"
            default: nil
            }
        }
    }

    private static func sentence(_ instant: Instant, _ unanswered: UnansweredCase) -> String {
        let said = unanswered.said.map { "; it said: \($0.suffix(500))" } ?? ""
        let who = "@\(unanswered.role.rawValue) (\(unanswered.participant.name))"
        return "\(Wording.time(instant)) \(who): \(unanswered.reason)\(said)"
    }

    private static func list(_ sentences: [String]) -> String {
        sentences.map { "- \(InertText.inline($0))" }.joined(separator: "\n")
    }
}
