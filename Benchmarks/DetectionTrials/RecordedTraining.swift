package import Foundation
package import RhatchetDiagnostics
import RhatchetDraws
package import RhatchetProtocol
import RhatchetTriage

/// A real training's draw logs, grown again as they once did and judged on the way.
package struct RecordedTraining {
    private let folder: URL
    private let scratch: URL

    /// - Parameters:
    ///   - folder: a `run-<k>` folder.
    ///   - scratch: a folder to be made and taken away.
    package init(_ folder: URL, scratch: URL) {
        self.folder = folder
        self.scratch = scratch
    }

    /// A look after every hundredth of the bytes of each chain.
    ///
    /// - Throws: what the file system throws.
    package func trial(policy: Policy = Policy(.hybrid)) throws -> (trial: DetectionTrial, last: Look) {
        let files = FileManager.default
        try files.createDirectory(at: self.scratch, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: self.scratch) }
        let names = try files.contentsOfDirectory(atPath: self.folder.path)
        try files.copyItem(at: self.folder.appending(path: "run.json"), to: self.scratch.appending(path: "run.json"))
        let logs = try names.filter { $0.hasSuffix(".draws") }.map {
            ($0, try Data(contentsOf: self.folder.appending(path: $0)))
        }
        for (name, _) in logs { _ = files.createFile(atPath: self.scratch.appending(path: name).path, contents: nil) }
        return try self.judge(logs, policy)
    }

    private func judge(_ logs: [(String, Data)], _ policy: Policy) throws -> (DetectionTrial, Look) {
        var (judge, trial, tail) = (ConvergenceJudge(policy: policy), DetectionTrial(), RunTail(folder: self.scratch))
        let thresholds = ConvergenceThresholds(policy)
        var last = tail.look(minimumDraws: 0)
        for step in 1...100 {
            for (name, bytes) in logs {
                let handle = try FileHandle(forWritingTo: self.scratch.appending(path: name))
                let from = try handle.seekToEnd()
                try handle.write(contentsOf: bytes[Int(from)..<bytes.count * step / 100])
                try handle.close()
            }
            tail.poll()
            last = tail.look(minimumDraws: step == 100 ? 0 : thresholds.confirmDraws(planned: tail.plannedDraws))
            trial.take(judge.judge(last, elapsed: .seconds(step)))
        }
        return (trial, last)
    }
}
