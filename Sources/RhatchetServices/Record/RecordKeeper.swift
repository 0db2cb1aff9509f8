import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Keeps the files that are made of the log up to date: the manifest and the transcripts.
///
/// How far they go is noted beside the store, so that a command writes only what has changed since, by whomever; and
/// what a process that died has left undone is done by the next.
package final class RecordKeeper {
    /// How many lines are read at once.
    private static let batch = 2000

    private let project: Project
    private let budget: Duration
    private var mark = RecordMark()
    /// Why a file could not be written, for the view; the log itself is whole.
    package private(set) var complaints: [String] = []

    /// - Parameter budget: what is not written by then is left to the next time.
    package init(project: Project, budget: Duration = .seconds(5)) {
        self.project = project
        self.budget = budget
    }

    /// Writes what has changed since the last time.
    package func update() throws {
        let newest = self.project.engine.sequence
        guard newest > self.mark.through || self.mark.asksForManifest(newest, at: Date()) else { return }
        let templates = Templates(self.project.paths)
        self.complaints = templates.errors.map { "\($0); the shipped template is used" }
        do {
            try self.write(templates)
        } catch {
            self.complaints.append("\(error)")
        }
    }

    /// One process at a time, and each from the newest line: an older text never comes over a newer one.
    private func write(_ templates: Templates) throws {
        let paths = self.project.paths
        guard let lock = try FileLock.take(paths.recordLock.path, tries: 400) else { throw RecordError.busy }
        defer { withExtendedLifetime(lock) {} }
        try self.project.engine.look()
        self.mark = AtomicFile.read(RecordMark.self, from: paths.recordMark.path) ?? RecordMark()
        // An older copy of the store was brought back, or a shorter one salvaged.
        if self.mark.through > self.project.engine.sequence { self.mark = RecordMark() }
        try self.writeManifest()
        try self.writeTranscripts(templates)
    }

    private func writeManifest() throws {
        let newest = self.project.engine.sequence
        guard self.mark.asksForManifest(newest, at: Date()) else { return }
        let time = try ContinuousClock().measure { try Manifest(self.project.engine).write(to: self.project.paths) }
        FaultPoint.reach(.recordAfterManifest)
        let now = Date().timeIntervalSince1970
        self.mark.manifest = RecordMark.Writing(through: newest, at: now, seconds: time / .seconds(1))
        try self.keepMark()
    }

    /// Batch by batch, each with its mark: what is interrupted goes on from there.
    private func writeTranscripts(_ templates: Templates) throws {
        let end = ContinuousClock.now + self.budget
        while true {
            let lines = try self.project.engine.lines(after: self.mark.through, limit: Self.batch)
            guard let newest = lines.last?.sequence else { return }
            guard ContinuousClock.now < end else { throw RecordError.behind(self.mark.through) }
            for incident in try self.named(by: lines) {
                try Transcript(incident, project: self.project, templates: templates)?.write(to: self.project.paths)
            }
            FaultPoint.reach(.recordAfterTranscripts)
            self.mark.through = newest
            try self.keepMark()
        }
    }

    private func keepMark() throws {
        try AtomicFile.write(json: self.mark, to: self.project.paths.recordMark.path)
        FaultPoint.reach(.recordAfterMark)
    }

    /// The incidents that lines tell of: what names a model alone belongs to its newest.
    ///
    /// Or to the one before it, whose story goes on to the next one's opening.
    private func named(by lines: [Line]) throws -> [IncidentID] {
        var named: Set<IncidentID> = []
        var models: Set<ModelName> = []
        for line in lines {
            if let incident = line.event?.incident ?? line.note?.incident { named.insert(incident) }
            if let model = line.event?.model ?? line.note?.model { models.insert(model) }
        }
        for model in models {
            let heads = try self.project.engine.heads(of: model)
            let first = heads.lastIndex { $0.openedAt <= lines[0].at } ?? 0
            named.formUnion(heads.dropFirst(max(0, first - 1)).map(\.id))
        }
        return named.sorted()
    }
}

/// Why the files of the record were not written.
enum RecordError: Error, CustomStringConvertible {
    case busy
    case behind(Int64)

    var description: String {
        switch self {
        case .busy: "another process was writing the manifest and the transcripts for 2 s; they are written later"
        case .behind(let line):
            "the transcripts tell of the log up to line \(line) so far; they are gone on with at the next step, and "
                + "'rhatchet verify --repair' writes all"
        }
    }
}
