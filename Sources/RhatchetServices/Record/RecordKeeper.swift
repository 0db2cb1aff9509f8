import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Keeps the files that are made of the log up to date: the manifest and the transcripts.
///
/// How far they go is noted beside the store, so that a command writes only what has changed since, by whomever; and
/// what a process that died has left undone is done by the next.
package final class RecordKeeper {
    private let project: Project
    private var written: Int64 = 0
    /// Why a file could not be written, for the view; the log itself is whole.
    package private(set) var complaints: [String] = []

    package init(project: Project) {
        self.project = project
    }

    /// Writes what has changed since the last time.
    package func update() throws {
        guard self.project.engine.sequence > self.written else { return }
        let templates = Templates(self.project.paths)
        self.complaints = templates.errors.map { "\($0); the shipped template is used" }
        do {
            self.written = try self.write(templates)
        } catch {
            self.complaints.append("\(error)")
        }
    }

    /// One process at a time, and each from the newest line: an older text never comes over a newer one.
    private func write(_ templates: Templates) throws -> Int64 {
        let paths = self.project.paths
        guard let lock = try FileLock.take(paths.recordLock.path, tries: 400) else { throw RecordError.busy }
        defer { withExtendedLifetime(lock) {} }
        try self.project.engine.look()
        let mark = AtomicFile.read(RecordMark.self, from: paths.recordMark.path)
        let lines = try self.project.engine.lines(after: mark?.through ?? 0)
        guard let newest = lines.last?.sequence else { return mark?.through ?? 0 }
        try Manifest(self.project.engine).write(to: paths)
        FaultPoint.reach(.recordAfterManifest)
        for incident in self.named(by: lines) {
            try Transcript(incident, project: self.project, templates: templates)?.write(to: paths)
        }
        FaultPoint.reach(.recordAfterTranscripts)
        try AtomicFile.write(json: RecordMark(through: newest), to: paths.recordMark.path)
        FaultPoint.reach(.recordAfterMark)
        return newest
    }

    /// The incidents that lines tell of: what names a model alone belongs to its newest.
    private func named(by lines: [Line]) -> [IncidentID] {
        let incidents = self.project.engine.state.incidents
        var named: Set<IncidentID> = []
        var models: Set<ModelName> = []
        for line in lines {
            if let incident = line.event?.incident ?? line.note?.incident { named.insert(incident) }
            if let model = line.event?.model ?? line.note?.model { models.insert(model) }
        }
        for model in models { named.formUnion([incidents.last { $0.model == model }?.id].compactMap(\.self)) }
        return named.sorted()
    }
}

/// `.rhatchet/record.json`: the newest line of the log that is in the manifest and the transcripts.
struct RecordMark: Codable {
    var through: Int64
}

/// Why the files of the record were not written.
enum RecordError: Error, CustomStringConvertible {
    case busy

    var description: String {
        switch self {
        case .busy: "another process was writing the manifest and the transcripts for 2 s; they are written later"
        }
    }
}
