package import Foundation
import RhatchetEngine
package import RhatchetProtocol
import RhatchetTraining

/// What a project keeps that nobody will ask for again: draws of segments that another stands for, and texts that no
/// line names.
///
/// Never the log; never the newest segment of a training, nor one whose process lives; never what was touched lately.
package struct Collection {
    /// One thing that can go.
    package struct Piece: Sendable, Encodable {
        package let path: String
        package let bytes: Int64
        package let reason: String
    }

    private let project: Project
    private let oldest: Date

    /// - Parameter keep: how long things stay after they were last written.
    package init(_ project: Project, keep: TimeAmount, now: Date = Date()) {
        self.project = project
        self.oldest = now.addingTimeInterval(-Double(keep.milliseconds) / 1000)
    }

    package func pieces() throws -> [Piece] {
        try self.segments() + self.trials() + self.contents() + self.leftovers()
    }

    /// Removes them.
    ///
    /// - Returns: those that are gone.
    package func remove(_ pieces: [Piece]) -> [Piece] {
        pieces.filter { (try? FileManager.default.removeItem(at: self.url($0))) != nil }
    }

    private func url(_ piece: Piece) -> URL { self.project.paths.root.appending(path: piece.path) }

    private func segments() throws -> [Piece] {
        TrainingFolder.list(project: self.project.paths.root.path).flatMap { training -> [Piece] in
            let needed = self.checkpoint(of: training)
            return training.segmentNumbers.dropLast().filter { $0 != needed }.compactMap { number in
                let segment = training.segment(number)
                guard let mark = AtomicFile.read(SegmentMark.self, from: segment.marks), mark.status != .current,
                    !SegmentSupervisor(segment).status().isLive
                else { return nil }
                return self.piece(URL(filePath: segment.path), "\(mark.status.rawValue): \(mark.reason)")
            }
        }
    }

    /// What canaries came to stands in the log.
    private func trials() -> [Piece] {
        TrainingFolder.list(project: self.project.paths.root.path).flatMap { training -> [Piece] in
            let folder = URL(filePath: "\(training.path)/canary")
            let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return found.sorted().compactMap { self.piece(folder.appending(path: $0), "a trial that was judged") }
        }
    }

    /// The newest segment but one whose draws may be used: the next restart begins from it, should the newest be rejected.
    private func checkpoint(of training: TrainingFolder) -> Int? {
        training.segmentNumbers.dropLast().last { training.segment($0).isUsable }
    }

    private func contents() throws -> [Piece] {
        let notes = try self.project.engine.lines().compactMap(\.note)
        let named = Set(notes.flatMap(\.contentHashes))
        return Self.files(in: self.project.paths.contents).filter { !named.contains($0.lastPathComponent) }
            .compactMap { self.piece($0, "no line of the log names it") }
    }

    private func leftovers() throws -> [Piece] {
        Self.files(in: self.project.paths.folder).filter { $0.pathExtension == "tmp" }
            .compactMap { self.piece($0, "left over from a write that was interrupted") }
    }

    private func piece(_ url: URL, _ reason: String) -> Piece? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return nil }
        let files = isFolder.boolValue ? Self.files(in: url) : [url]
        let attributes = files.compactMap { try? FileManager.default.attributesOfItem(atPath: $0.path) }
        let newest = attributes.compactMap { $0[.modificationDate] as? Date }.max() ?? .distantFuture
        guard newest < self.oldest else { return nil }
        let bytes = attributes.compactMap { $0[.size] as? Int64 }.reduce(0, +)
        return Piece(path: self.project.paths.relative(url), bytes: bytes, reason: reason)
    }

    private static func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return (found?.compactMap { $0 as? URL } ?? []).filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
        }
    }
}

extension Note {
    /// The kept texts that it names.
    fileprivate var contentHashes: [String] {
        switch self {
        case .segmentStarted(let start): [start.modelHash]
        case .fixPrepared(let fix): [fix.before, fix.after]
        case .provenance(let provenance): provenance.contentHashes
        case .canary, .acceptance, .muted, .samplerStarted, .resumed, .measured, .stoppedByRule, .chainDropped,
            .dataPrepared,
            .performed, .undelivered,
            .unanswered,
            .attested,
            .credential, .roster, .salvaged:
            []
        }
    }
}
