package import Foundation
package import RhatchetTraining

/// Knows the input files of a training: those that the configuration names, and those that its script was seen to open.
///
/// They are hashed on a thread of their own, once per segment; `data.json` in the segment's folder has how they were
/// when they were first looked at, which is what the training read.
package final class DataKeeper {
    /// `data.json`.
    private struct Record: Codable {
        package var files: [DataFile]
    }

    private let root: URL
    private let named: [String]
    private var segment: SegmentFolder?
    private var known: [String: DataFile] = [:]
    /// Hashes of earlier segments, which hold for files that have not been touched since.
    private var earlier: [String: DataFile] = [:]
    private var asked: Set<String> = []
    private var seen: Set<String> = []
    private var sizeRead = 0
    private var running: FileDigests?
    /// What could not be read.
    package private(set) var complaints: [String] = []

    /// - Parameters:
    ///   - root: the project's folder.
    ///   - named: the model's `data:` in `rhatchet.yaml`.
    ///   - training: what earlier segments of it have recorded is taken up.
    package init(root: URL, named: [String], training: TrainingFolder) {
        self.root = root
        self.named = named
        for number in training.segmentNumbers {
            let record = AtomicFile.read(Record.self, from: training.segment(number).data)
            for file in record?.files ?? [] { self.earlier[file.path] = file }
        }
    }

    /// Every file that is known, by path.
    package var files: [String: DataFile] { self.earlier.merging(self.known) { $1 } }

    /// Looks for new files and takes the hashes that have come; to be called a few times a second.
    package func follow(_ segment: SegmentFolder) throws {
        if segment != self.segment { self.begin(segment) }
        try self.takeHashes(for: segment)
        self.readSeen(segment)
        let wanted = self.seen.union(self.named).subtracting(self.asked)
        guard self.running == nil, !wanted.isEmpty else { return }
        self.asked.formUnion(wanted)
        self.running = FileDigests(wanted.sorted(), in: self.root, known: self.files)
    }

    private func begin(_ segment: SegmentFolder) {
        self.segment = segment
        self.earlier = self.files
        let record = AtomicFile.read(Record.self, from: segment.data)
        self.known = Dictionary((record?.files ?? []).map { ($0.path, $0) }) { $1 }
        (self.asked, self.seen, self.sizeRead, self.running) = (Set(self.known.keys), [], 0, nil)
    }

    private func takeHashes(for segment: SegmentFolder) throws {
        guard let result = self.running?.result else { return }
        self.running = nil
        self.complaints += result.unread.map { "\($0); a change of it will not be seen" }
        self.known.merge(result.files.map { ($0.path, $0) }) { first, _ in first }
        let record = Record(files: self.known.values.sorted { $0.path < $1.path })
        try AtomicFile.write(json: record, to: segment.data)
    }

    /// A line that is being written is read the next time.
    private func readSeen(_ segment: SegmentFolder) {
        let size = (try? FileManager.default.attributesOfItem(atPath: segment.inputs)[.size] as? Int) ?? 0
        guard size > self.sizeRead, let data = FileManager.default.contents(atPath: segment.inputs) else { return }
        self.sizeRead = data.count
        for line in data.split(separator: UInt8(ascii: "\n")) {
            if let input = try? JSONDecoder().decode(Input.self, from: Data(line)) { self.seen.insert(input.path) }
        }
    }

    /// One line of `inputs.jsonl`.
    private struct Input: Decodable {
        var path: String
    }
}
