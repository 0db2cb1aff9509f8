import Foundation
package import RhatchetTraining

/// What makes the draws of two starts of a program of CmdStan draws of one kernel, beside the program itself: `stan.json` in a
/// segment, written before each start.
package struct StanKernel: Codable, Equatable {
    /// The words that were typed, without those that leave the kernel as it is.
    var words: [String]
    /// SHA-256 of the data; nil where there are none, or they cannot be read.
    var data: String?

    /// How many are drawn, with how many threads, digits and words, and where they are written.
    private static let free: Set = [
        "num_samples", "num_threads", "sig_figs", "file", "output", "data", "random", "save_cmdstan_config",
    ]

    init(_ call: StanCall) {
        self.words = call.key.dropFirst().filter { word in
            !Self.free.contains(String(word.prefix { $0 != "=" }))
        }
        self.data = call.data.flatMap { try? Data(contentsOf: URL(filePath: $0), options: .mappedIfSafe) }
            .map { ContentHash(of: $0).description }
    }

    /// Nil for what is no program of CmdStan's that samples.
    package init?(_ program: CommandProgram) {
        guard let call = StanCall(program) else { return nil }
        self.init(call)
    }

    /// What a segment was started with; nil where nothing says it.
    static func of(_ segment: SegmentFolder) -> StanKernel? {
        AtomicFile.read(StanKernel.self, from: Self.path(segment))
    }

    package func write(to segment: SegmentFolder) throws {
        try AtomicFile.write(json: self, to: Self.path(segment))
    }

    private static func path(_ segment: SegmentFolder) -> String { segment.file("stan.json") }

    /// Whether the warm-up of an earlier one does for this one: what it has found depends on how long it was, and on the metric.
    func takesWarmUp(of earlier: StanKernel?) -> Bool {
        guard let earlier else { return true }
        let own = [self, earlier].map {
            $0.words.filter { ["num_warmup", "metric"].contains($0.prefix { $0 != "=" }) }
        }
        return own[0] == own[1]
    }

    /// In what this one differs from an earlier one, for people; nil where it does not.
    package func difference(from earlier: StanKernel) -> String? {
        let (now, before) = (Set(self.words), Set(earlier.words))
        let words = self.words.filter { !before.contains($0) } + earlier.words.filter { !now.contains($0) }
        if !words.isEmpty { return words.map { "'\($0)'" }.joined(separator: ", ") }
        if self.data != earlier.data { return "its data" }
        return self == earlier ? nil : "the order of its words"
    }
}

extension StanCall {
    /// What is typed behind `--`; nil for what is no sampling of CmdStan.
    package init?(_ program: CommandProgram) {
        self.init(arguments: [program.executable] + program.arguments, folder: program.folder)
    }
}
