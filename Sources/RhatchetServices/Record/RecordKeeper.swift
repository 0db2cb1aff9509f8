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
        self.complaints = []
        do {
            try Manifest(self.project.engine.state, lines: self.known).write(to: self.project.paths)
            for incident in self.project.engine.state.incidents {
                try Transcript(incident.id, project: self.project, lines: self.known)?.write(to: self.project.paths)
            }
            self.written = newest
        } catch {
            self.complaints = ["\(error)"]
        }
    }
}
