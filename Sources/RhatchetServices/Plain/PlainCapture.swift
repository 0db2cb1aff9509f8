import Foundation
import RhatchetDraws
import RhatchetReaders
package import RhatchetTraining

/// Records what a program writes to plain tables, of which the user has named the files.
package final class PlainCapture {
    private let segment: SegmentFolder
    private var patterns: FilePatterns?
    private var run: PlainRun?
    private var hasEnded = false
    /// When files were last written that are older than the program.
    private var old: [String: Date] = [:]
    /// Files that are no tables of draws.
    private var refused: Set<String> = []
    private var said: Set<String> = []
    /// What could not be kept, each once.
    package private(set) var complaints: [String] = []

    package init(_ segment: SegmentFolder) {
        self.segment = segment
    }

    /// Looks for new tables and takes what has been written.
    ///
    /// - Parameters:
    ///   - process: the segment's first process; nil while it is not known.
    ///   - hasEnded: whether no process of the segment is left.
    ///   - isSuccess: whether it is known to have ended well.
    package func step(_ process: ProcessRecord?, hasEnded: Bool, isSuccess: Bool = false) {
        guard let process, !self.hasEnded else { return }
        let patterns = self.patterns ?? self.begin()
        self.patterns = patterns
        guard !patterns.patterns.isEmpty else { return }
        for file in patterns.files() where self.run?.has(file) != true && self.isDrawn(file, by: process) {
            self.tell { try self.take(file, process.identity) }
        }
        self.run?.follow(of: process.identity) { error in self.complain("\(error)") }
        guard hasEnded else { return }
        self.hasEnded = true
        self.tell { try self.end(isSuccess) }
    }

    /// What the segment was started with, and a run that an earlier watch has begun.
    private func begin() -> FilePatterns {
        let launch = AtomicFile.read(LaunchPlan.self, from: self.segment.launch)
        self.run = self.segment.runs.indices.lazy.compactMap { PlainRun($0, existing: self.segment) }.first
        return FilePatterns(environment: launch?.environment ?? [:])
    }

    private func take(_ file: String, _ process: ProcessIdentity) throws {
        var run = self.run ?? PlainRun(self.segment.runs.count, in: self.segment)
        // Also a file that cannot be taken keeps its place: the next one must not be written over it.
        defer { self.run = run }
        try run.add(file, of: process)
    }

    private func end(_ isSuccess: Bool) throws {
        guard let run = self.run, !run.isEmpty else {
            return self.complain("nothing was written to \(self.patterns?.text ?? ""); no draws are recorded")
        }
        let wasStopped = FileManager.default.fileExists(atPath: self.segment.stop)
        // Of a program that died the last number may be cut short.
        if isSuccess { run.finish() }
        let state: RunRecord.State = isSuccess ? .finished : wasStopped ? .stopped : .failed
        try run.note(state: state, error: state == .failed ? "the program did not end well" : nil)
    }

    /// Whether the file has rows of draws and is not of an earlier program.
    private func isDrawn(_ file: String, by process: ProcessRecord) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard !self.refused.contains(file), let written = attributes?[.modificationDate] as? Date,
            let started = process.begun
        else { return false }
        // What was there before is an earlier program's, until it is seen to change: the file system's clock may lie behind.
        if written < started, self.old[file, default: written] == written {
            self.old[file] = written
            return false
        }
        var chains = PlainChains(path: file)
        do {
            try chains.poll()
        } catch {
            self.refused.insert(file)
            self.complain("\(error)")
            return false
        }
        return chains.isOneChain || !chains.numbers.isEmpty
    }

    private func tell(_ act: () throws -> Void) {
        do { try act() } catch { self.complain("\(error)") }
    }

    private func complain(_ text: String) {
        if self.said.insert(text).inserted { self.complaints.append("the program's tables: \(text)") }
    }
}
