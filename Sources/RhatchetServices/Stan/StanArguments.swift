import Foundation

/// The arguments of a call of CmdStan with those for a warm start in place of its own.
package enum StanArguments {
    /// - Parameters:
    ///   - draws: as many as are to be drawn; nil for as many as the call says.
    ///   - seed: in place of the call's own; nil where the call gives none.
    ///   - warmUp: draws that adapt the step size; the metric stays.
    ///   - metric: the kind of the metric, and its file; nil for one that has none.
    ///   - points: the file of the first points.
    package static func warm(
        _ arguments: [String],
        draws: Int? = nil,
        seed: UInt32? = nil,
        warmUp: Int,
        stepSize: Double,
        metric: (kind: String, file: String)?,
        points: String
    ) -> [String] {
        var ours: Set = [
            "num_warmup", "init_buffer", "window", "term_buffer", "metric", "metric_file", "stepsize", "init",
        ]
        if draws != nil { ours.insert("num_samples") }
        if seed != nil { ours.insert("seed") }
        var kept = arguments.filter { word in
            !(word.firstIndex(of: "=").map { ours.contains(String(word[..<$0])) } ?? false)
        }
        let buffers = ["init_buffer=0", "window=0", "term_buffer=\(warmUp)"]
        var kernel = ["stepsize=\(stepSize)"]
        if let metric { kernel = ["metric=\(metric.kind)", "metric_file=\(metric.file)"] + kernel }
        Self.insert(kernel, behind: ["algorithm=hmc", "hmc"], else: ["algorithm=hmc"], into: &kept)
        Self.insert(buffers, behind: ["adapt"], else: ["adapt"], into: &kept)
        let numbers = ["num_warmup=\(warmUp)"] + (draws.map { ["num_samples=\($0)"] } ?? [])
        Self.insert(numbers, behind: ["sample", "method=sample"], else: [], into: &kept)
        if let seed { Self.insert(["seed=\(seed)"], behind: ["random"], else: [], into: &kept) }
        return kept + ["init=\(points)"]
    }

    /// Behind the word that begins the group, or the group itself right behind the method.
    private static func insert(
        _ words: [String],
        behind group: [String],
        else start: [String],
        into kept: inout [String]
    ) {
        if let place = kept.firstIndex(where: group.contains) {
            kept.insert(contentsOf: words, at: place + 1)
        } else if let place = kept.firstIndex(where: { ["sample", "method=sample"].contains($0) }) {
            kept.insert(contentsOf: start + words, at: place + 1)
        }
    }
}
