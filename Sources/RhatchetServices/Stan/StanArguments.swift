import Foundation
import RhatchetTraining

/// The arguments of a call of CmdStan with those for a warm start in place of its own.
package enum StanArguments {
    /// Draws in which the step size is adapted to a kept metric, at most.
    static let shortWarmUp = 100

    /// The same for a call, which may ask for fewer.
    static func shortWarmUp(of arguments: [String]) -> Int {
        min(Self.number("num_warmup", in: arguments) ?? Self.shortWarmUp, Self.shortWarmUp)
    }

    /// The number that a call gives for a setting; nil where it gives none.
    static func number(_ name: String, in arguments: [String]) -> Int? {
        self.text(name, in: arguments).flatMap { Int($0) }
    }

    /// What a call gives for a setting; nil where it gives nothing.
    static func text(_ name: String, in arguments: [String]) -> String? {
        arguments.last { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }

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

    /// The call of one chain alone, which writes where nothing of the user's is.
    ///
    /// - Parameters:
    ///   - id: the chain's own; nil leaves what the call says.
    ///   - draws: iterations behind the warm-up; nil leaves what the call says.
    ///   - output: the file of its draws; what is written beside it gets names that are made of this one.
    package static func alone(_ arguments: [String], id: Int?, draws: Int?, output: String) -> [String] {
        let stem = (output as NSString).deletingPathExtension
        var group = ""
        var kept: [String] = []
        for word in arguments {
            if StanCall.isGroup(word) { group = word }
            let name = word.firstIndex(of: "=").map { String(word[..<$0]) }
            switch name {
            case "num_chains",
                "file" where group == "output":
                continue
            case "id" where id != nil, "num_samples" where draws != nil: continue
            case "diagnostic_file"?, "profile_file"?: kept.append("\(name ?? "")=\(stem)-\(name ?? "").csv")
            default: kept.append(word)
            }
        }
        if let draws {
            Self.insert(["num_samples=\(draws)"], behind: ["sample", "method=sample"], else: [], into: &kept)
        }
        if !kept.contains("output") { kept.append("output") }
        Self.insert(["file=\(output)"], behind: ["output"], else: [], into: &kept)
        return kept + (id.map { ["id=\($0)"] } ?? [])
    }

    /// The words of a chain that begins anew: CmdStan takes the points of a chain from `points_<id>.json` where a call of
    /// several names `points.json`.
    ///
    /// - Parameter isThere: whether there is a file of that name.
    package static func ownPoints(_ arguments: [String], id: Int, isThere: (String) -> Bool) -> [String] {
        arguments.map { word in
            guard let equals = word.firstIndex(of: "="), ["init", "metric_file"].contains(word[..<equals]) else {
                return word
            }
            let file = String(word[word.index(after: equals)...])
            let (stem, ending) = ((file as NSString).deletingPathExtension, (file as NSString).pathExtension)
            let own = "\(stem)_\(id).\(ending)"
            return !ending.isEmpty && isThere(own) ? "\(word[...equals])\(own)" : word
        }
    }

    /// Several calls as one program: one behind the other, or all at once, with the first status that is not 0.
    ///
    /// - Returns: what a shell runs.
    package static func script(_ calls: [[String]], atOnce: Bool) -> String {
        let lines = calls.map { $0.map(Self.quoted).joined(separator: " ") }
        guard atOnce else { return "s=0\n" + lines.map { "\($0) || s=$?\n" }.joined() + "exit $s" }
        let begun = lines.enumerated().map { "\($1) & p\($0)=$!\n" }.joined()
        let all = lines.indices.map { "$p\($0)" }.joined(separator: " ")
        return "s=0\n" + begun + Self.waiting.replacingOccurrences(of: "ALL", with: all)
    }

    /// What a shell starts beside itself ignores SIGINT, so the shell hands a stop on; and a signal ends its waiting, not a
    /// program, so it waits for as long as that one is there.
    private static let waiting = """
        trap 'kill ALL 2>/dev/null' INT TERM
        for p in ALL; do
        while :; do wait $p; r=$?; kill -0 $p 2>/dev/null || break; done
        [ $r -eq 0 ] || s=$r
        done
        exit $s
        """

    private static func quoted(_ word: String) -> String {
        "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// Behind the word that begins the group, or the group itself right behind the method.
    static func insert(
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
