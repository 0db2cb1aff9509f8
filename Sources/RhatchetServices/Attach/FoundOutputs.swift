package import Foundation
import RhatchetReaders

/// Files of draws in a folder that is not ours: those of the run that was written to last.
package enum FoundOutputs {
    private struct Found {
        let file: URL
        let written: Date
        /// The name without what differs from chain to chain.
        let stem: String
        let number: Int
    }

    /// Output files of CmdStan: absolute paths, in order of the chains' numbers.
    package static func stan(in folder: URL, known: inout KnownOutputs) -> [String] {
        self.newest(in: folder) { known.contains($0) }
    }

    /// Plain tables, likewise.
    package static func tables(in folder: URL) -> [String] {
        self.newest(in: folder, PlainChains.isTable)
    }

    private static func newest(in folder: URL, _ isWanted: (String) -> Bool) -> [String] {
        let keys: [URLResourceKey] = [.contentModificationDateKey]
        let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: keys)) ?? []
        let found = all.filter { $0.pathExtension == "csv" && Self.isRegular($0.path) && isWanted($0.path) }.compactMap(
            Self.find
        )
        guard let last = found.max(by: { $0.written < $1.written }) else { return [] }
        let own = found.filter { $0.stem == last.stem }
        return own.sorted { ($0.number, $0.file.path) < ($1.number, $1.file.path) }.map(\.file.path)
    }

    /// Whether it can be read without taking anything from anybody, as from a pipe.
    static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
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
        guard let date else { return nil }
        let (stem, number) = Self.parts(file.deletingPathExtension().lastPathComponent)
        return Found(file: file, written: date, stem: stem, number: number)
    }

    /// The number in a file's name, where no other chain has it.
    static func number(of file: String, but known: Set<Int>) -> Int {
        let number = Self.parts(URL(filePath: file).deletingPathExtension().lastPathComponent).number
        return known.contains(number) ? (0...known.count).first { !known.contains($0) } ?? known.count : number
    }

    /// `schools-202611291900-2-4f2a1b` of cmdstanr is chain 2 of `schools-202611291900`, `output_2` chain 2 of `output`.
    package static func parts(_ name: String) -> (stem: String, number: Int) {
        guard let match = name.wholeMatch(of: /(.*)[-_](\d{1,4})(-[0-9a-f]{6})?/), let number = Int(match.2) else {
            return (name, 0)
        }
        return (String(match.1), number)
    }
}
