import Foundation
import RhatchetDraws
import RhatchetEngine
import RhatchetProtocol
import RhatchetTraining

/// The file of a model: as it stands, and as it was when its newest training began.
struct ModelFiles {
    let paths: ProjectPaths
    let tool: FixTool
    /// The starts of this model's trainings, oldest first.
    let starts: [SegmentStart]

    /// What drew in the newest training; nil before the first one.
    private var sampler: String? {
        guard let id = self.starts.last?.training else { return nil }
        let segment = TrainingFolder(project: self.paths.root.path, id: id).newestSegment
        return segment?.recordedSampler
    }

    /// - Throws: ``ValidationError``, ``FixError``.
    func examine(_ file: URL, meaning: String) throws -> ExaminedFile {
        let name = self.paths.relative(file)
        guard FileManager.default.fileExists(atPath: file.path) else { throw ValidationError.noFile(name) }
        let calls = try self.tool.inspect(file.path, sampler: self.sampler)
        guard !calls.isEmpty else { throw ValidationError.noSamplerCall(name) }
        return ExaminedFile(side: Validation.Side(name: name, meaning: meaning), calls: calls)
    }

    /// The model's file with which the newest training began; nil where none did, or where it was not kept.
    func examineBeginning(of file: URL) throws -> ExaminedFile? {
        guard let newest = self.starts.last?.training, let first = self.starts.first(where: { $0.training == newest })
        else { return nil }
        let kept = try? ContentStore(folder: self.paths.contents).content(ContentHash(stored: first.modelHash))
        guard let kept else { return nil }
        let folder = FileManager.default.temporaryDirectory.appending(path: "rhatchet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appending(path: file.lastPathComponent)
        try kept.write(to: copy)
        var examined = try self.examine(copy, meaning: "as \(newest) began")
        examined.side.name = self.paths.relative(file)
        return examined
    }
}

extension SegmentFolder {
    /// What has drawn here, by its first run; nil where nothing has.
    var recordedSampler: String? { self.record(of: 0)?.sampler }
}
