import RhatchetEngine
import RhatchetProtocol

/// Keeps the files that are made of the log up to date: the manifest and the transcripts.
package final class RecordKeeper {
    private let project: Project
    private var known: [Line] = []
    private var written: Int64 = 0
    /// Why a file could not be written, for the view; the log itself is whole.
    package private(set) var complaints: [String] = []

    package init(project: Project) {
        self.project = project
    }

    /// Every line so far; only new ones are read.
    func lines() throws -> [Line] {
        self.known += try self.project.engine.lines(after: self.known.last?.sequence ?? 0)
        return self.known
    }

    func hasResume(_ training: String, _ segment: Int) throws -> Bool {
        try self.lines().contains { line in
            guard case .resumed(let note)? = line.note else { return false }
            return note.training == training && note.segment == segment
        }
    }

    /// Writes what has changed since the last time.
    package func update() throws {
        let newest = try self.lines().last?.sequence ?? 0
        guard newest > self.written else { return }
        let templates = Templates(self.project.paths)
        self.complaints = templates.errors.map { "\($0); the shipped template is used" }
        do {
            try Manifest(self.project.engine.state, lines: self.known).write(to: self.project.paths)
            for incident in self.changed { try self.write(incident, templates) }
            self.written = newest
        } catch {
            self.complaints.append("\(error)")
        }
    }

    /// The incidents that the lines since the last time tell of; at the first time all.
    private var changed: [IncidentID] {
        let incidents = self.project.engine.state.incidents
        guard self.written > 0 else { return incidents.map(\.id) }
        var named: Set<IncidentID> = []
        var models: Set<ModelName> = []
        for line in self.known.reversed().prefix(while: { $0.sequence > self.written }) {
            if let incident = line.event?.incident { named.insert(incident) }
            if let model = line.event?.model ?? line.note?.model { models.insert(model) }
        }
        for model in models { named.formUnion([incidents.last { $0.model == model }?.id].compactMap(\.self)) }
        return named.sorted { $0.rawValue < $1.rawValue }
    }

    private func write(_ incident: IncidentID, _ templates: Templates) throws {
        let transcript = Transcript(incident, project: self.project, lines: self.known, templates: templates)
        try transcript?.write(to: self.project.paths)
    }
}
