import Foundation
package import RhatchetEngine
package import RhatchetProtocol

/// Why a model should go back to its design, or went: `output/docs/rewind/INC-<id>.md`.
package struct RewindDocument {
    private let chronicle: Chronicle
    private let policy: Policy

    /// - Parameter lines: The whole log.
    package init(_ incident: IncidentID, in lines: [Line], state: ProtocolState) throws {
        guard let chronicle = Chronicle(incident, in: lines, state: state) else {
            throw ProjectError.noSuchIncident("\(incident)", known: state.incidents.count)
        }
        self.chronicle = chronicle
        self.policy = state.policy
    }

    /// Writes the document and says where it is.
    package func write(to paths: ProjectPaths) throws -> String {
        try FileManager.default.createDirectory(at: paths.rewinds, withIntermediateDirectories: true)
        let file = paths.rewinds.appending(path: "\(self.chronicle.incident.id).md")
        try Data(self.markdown.utf8).write(to: file, options: .atomic)
        return "written to \(paths.relative(file))"
    }

    package var markdown: String {
        let incident = self.chronicle.incident
        let state = incident.state == .rewound ? "done" : "recommended"
        let findings = incident.findings.map { occurrence in
            let what = Wording.trigger(occurrence.finding, policy: self.policy)
            let head = "- \(Wording.time(occurrence.at)) \(occurrence.severity.rawValue): \(what)"
            let evidence = occurrence.finding.evidence.map { "  - \(Wording.place($0)): \($0.text)" }
            return ([head] + evidence).joined(separator: "\n")
        }
        return """
            # Rewind of \(incident.model), \(state)

            From \(incident.id), round \(incident.round).

            ## What was seen

            \(findings.joined(separator: "\n"))

            ## Analysis

            \(incident.advice?.analysis ?? "none was given")

            ## Recommendation

            \(incident.advice?.recommendation ?? "none was given")

            ## What the director can do

            - `rewind`: the training ends, its draws and files stay, and the model goes back to Phase 1.
            - another advice: ask the modeler again.
            - `terminate`: the training ends and nothing follows.

            """
    }
}
