package import Foundation
import RhatchetReaders

/// Output files of CmdStan in a folder that is not ours: those of the run that was written to last.
package enum StanOutputs {
    private struct Found {
        let file: URL
        let written: Date
        /// The name without what differs from chain to chain.
        let stem: String
        let number: Int
    }

    /// Absolute paths, in order of the chains' numbers.
    package static func newest(in folder: URL) -> [String] {
        let keys: [URLResourceKey] = [.contentModificationDateKey]
        let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: keys)) ?? []
        let found = all.filter { $0.pathExtension == "csv" }.compactMap(Self.find)
        guard let last = found.max(by: { $0.written < $1.written }) else { return [] }
        let own = found.filter { $0.stem == last.stem }
        return own.sorted { ($0.number, $0.file.path) < ($1.number, $1.file.path) }.map(\.file.path)
    }

    /// Whether a file was not written for so many seconds.
    static func isQuiet(_ files: [String], seconds: Double) -> Bool {
        files.allSatisfy { file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file)
            guard let written = attributes?[.modificationDate] as? Date else { return true }
            return Date().timeIntervalSince(written) > seconds
        }
    }

    private static func find(_ file: URL) -> Found? {
        let date = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
        guard let date, StanOutput(path: file.path)?.isSampling == true else { return nil }
        let (stem, number) = Self.parts(file.deletingPathExtension().lastPathComponent)
        return Found(file: file, written: date, stem: stem, number: number)
    }

    /// `schools-202611291900-2-4f2a1b` of cmdstanr is chain 2 of `schools-202611291900`, `output_2` chain 2 of `output`.
    package static func parts(_ name: String) -> (stem: String, number: Int) {
        guard let match = name.wholeMatch(of: /(.*)[-_](\d{1,4})(-[0-9a-f]{6})?/), let number = Int(match.2) else {
            return (name, 0)
        }
        return (String(match.1), number)
    }
}
