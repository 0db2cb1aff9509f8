package import Foundation

/// From a project, training, segment or run folder to one run, as Python's `rhatchet.load` finds it: the newest training, its
/// newest segment that is not quarantined, its last run.
package enum RunSearch {
    /// - Returns: nil when the folder is none of these.
    package static func run(in folder: URL) -> URL? {
        for trainings in [folder.appending(path: ".rhatchet/trainings"), folder.appending(path: "trainings")] {
            let found = Self.entries(trainings).filter { !Self.segments($0).isEmpty }
            if let newest = found.max(by: { Self.begun($0) < Self.begun($1) }) { return Self.run(inTraining: newest) }
        }
        return Self.run(inTraining: folder)
    }

    private static func run(inTraining folder: URL) -> URL? {
        let segments = Self.segments(folder)
        guard let newest = segments.last(where: { !Self.isQuarantined($0) }) else {
            return segments.isEmpty ? Self.run(inSegment: folder) : nil
        }
        return Self.run(inSegment: newest)
    }

    private static func run(inSegment folder: URL) -> URL? {
        let runs = Self.numbered(folder) { $0.hasPrefix("run-") ? $0.dropFirst(4) : nil }
        return runs.last ?? (Self.isRun(folder) ? folder : nil)
    }

    private static func isRun(_ folder: URL) -> Bool {
        Self.entries(folder).contains { $0.lastPathComponent == "run.json" || $0.pathExtension == "draws" }
    }

    private static func segments(_ training: URL) -> [URL] {
        Self.numbered(training.appending(path: "segments")) { $0[...] }
    }

    private struct Marks: Decodable { let status: String? }

    private static func isQuarantined(_ segment: URL) -> Bool {
        let marks = try? JSONDecoder().decode(Marks.self, from: Data(contentsOf: segment.appending(path: "marks.json")))
        return marks?.status == "quarantined"
    }

    /// When the newest segment began: its hello's time, else the folder's.
    private static func begun(_ training: URL) -> Date {
        guard let newest = Self.segments(training).last else { return .distantPast }
        let times = [newest.appending(path: "hello.json"), newest].compactMap { url in
            try? url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
        }
        return times.first ?? .distantPast
    }

    private static func numbered(_ folder: URL, _ number: (String) -> Substring?) -> [URL] {
        let known = Self.entries(folder).compactMap { url in
            number(url.lastPathComponent).flatMap { Int($0) }.map { ($0, url) }
        }
        return known.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func entries(_ folder: URL) -> [URL] {
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }
}
