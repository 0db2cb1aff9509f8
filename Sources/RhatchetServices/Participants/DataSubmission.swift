import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// Data files that were mended in place, with their hashes before and after.
struct DataSubmission {
    private let incident: Incident
    private let named: [String]
    private let files: [PreparedData.File]
    let hashes: DataHashes
    /// Of these files and the model file together.
    var classification: Classification?

    /// - Parameters:
    ///   - named: as they were submitted; one that is neither before nor after is left out.
    ///   - before: how files were when the training read them.
    ///   - after: how they are, those in a named folder too.
    init(incident: Incident, named: [String], before: [String: DataFile], after: [DataFile]) {
        self.incident = incident
        self.named = named
        let now = Dictionary(after.map { ($0.path, $0) }) { $1 }
        let gone = before.keys.filter { path in named.contains { path == $0 || path.hasPrefix("\($0)/") } }
        let paths = Set(now.keys).union(gone).sorted().filter { now[$0]?.isSame(as: before[$0]) != true }
        self.files = paths.map { path in
            PreparedData.File(
                path: path,
                target: now[path]?.target,
                before: before[path]?.sha256,
                after: now[path]?.sha256,
                size: now[path]?.size,
                modified: now[path]?.modified
            )
        }
        self.hashes = DataHashes(
            before: Dictionary(
                uniqueKeysWithValues: paths.compactMap { path in before[path].map { ($0.identity, $0.sha256) } }
            ),
            after: Dictionary(
                uniqueKeysWithValues: paths.compactMap { path in now[path].map { ($0.identity, $0.sha256) } }
            )
        )
    }

    /// A submission as the engine takes it; nil when no file differs.
    func fill(_ said: Submission) -> Submission? {
        guard !self.files.isEmpty, let fixClass = self.classification?.fixClass else { return nil }
        var submission = said
        submission.changes = self.changes
        submission.fixClass = fixClass
        return submission
    }

    /// Why there is nothing to submit.
    var emptyWords: String {
        "no change is seen in \(self.named.map { "'\($0)'" }.joined(separator: ", ")): what was read is what is there"
    }

    /// What the engine is told: one change for each file, which names it.
    private var changes: [Change] {
        self.files.map { file in
            Change(
                parameter: DataFile.hashName,
                from: file.before.map { .string(String($0.prefix(12))) },
                to: file.after.map { .string(String($0.prefix(12))) },
                file: file.path
            )
        }
    }

    var note: Note {
        .dataPrepared(PreparedData(incident: self.incident.id, model: self.incident.model, files: self.files))
    }
}
