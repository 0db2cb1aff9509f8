import Foundation
package import RhatchetDraws
import RhatchetReaders
package import RhatchetTraining

/// A warm start of a program of CmdStan, from what its chains have written before.
///
/// CmdStan has no checkpoint: the state of its random numbers is lost with the process. Metric, step size and the last draw of
/// every chain are in its output.
package enum StanResume {
    /// Draws in which the step size is adapted to a kept metric.
    private static let warmUp = 100

    private static func record(in segment: SegmentFolder) -> String { segment.file("resume.json") }

    /// How a segment's runs go on with those of the one before; nil on a first start.
    package static func record(of segment: SegmentFolder) -> ResumeRecord? {
        if let record = AtomicFile.read(ResumeRecord.self, from: Self.record(in: segment)) { return record }
        guard let plan = AtomicFile.read(ResumePlan.self, from: segment.plan) else { return nil }
        return .cold(plan.fromSegment, "the program starts CmdStan itself, with the arguments that it chooses")
    }

    /// Writes what the program is to start from into the segment, and says how it is called.
    ///
    /// - Returns: nil for a program that is started as it was: one that is not CmdStan, or has nothing to start from; the reason is
    ///   kept in the segment.
    package static func make(_ program: CommandProgram, in segment: SegmentFolder, of training: TrainingFolder) throws
        -> [String]?
    {
        let words = [program.executable] + program.arguments
        guard let call = StanCall(arguments: words, folder: program.folder),
            let plan = AtomicFile.read(ResumePlan.self, from: segment.plan)
        else { return nil }
        // What is gone on with may be of an earlier training.
        let previous = plan.runs.first?.earlier?.folder ?? training.segment(plan.fromSegment).run(0)
        let files = (0..<call.chains).map { "\(previous)/chain-\((call.id ?? 1) - 1 + $0).csv" }
        let chains = files.map(StanAdaptation.init(path:))
        let adapted = chains.compactMap(\.self)
        guard adapted.count == call.chains else {
            let missing = chains.indices.filter { chains[$0] == nil }.map(String.init).joined(separator: ", ")
            let reason = "chain \(missing) had not drawn behind its adaptation"
            try AtomicFile.write(json: ResumeRecord.cold(plan.fromSegment, reason), to: Self.record(in: segment))
            return nil
        }
        let seed = Self.nextSeed(program.arguments, behind: StanOutput(path: files[0])?.seed)
        return try self.write(adapted, call, program.arguments, seed, segment, plan)
    }

    private static func write(
        _ chains: [StanAdaptation],
        _ call: StanCall,
        _ arguments: [String],
        _ seed: UInt32?,
        _ segment: SegmentFolder,
        _ plan: ResumePlan
    ) throws -> [String] {
        for (place, chain) in chains.enumerated() {
            let suffix = call.chains > 1 ? "_\((call.id ?? 1) + place)" : ""
            try AtomicFile.write(json: StanPoint(chain.last), to: segment.file("init\(suffix).json"))
            if let metric = StanMetric(chain.metric) {
                try AtomicFile.write(json: metric, to: segment.file("metric\(suffix).json"))
            }
        }
        let asked = arguments.last { $0.hasPrefix("num_warmup=") }.flatMap { Int($0.dropFirst("num_warmup=".count)) }
        let warmUp = min(asked ?? Self.warmUp, Self.warmUp)
        let kind = StanMetric(chains[0].metric)?.kind
        let steps = chains.map(\.stepSize).sorted()
        let record = ResumeRecord(
            grade: .warm,
            fromSegment: plan.fromSegment,
            taken: kind == nil ? ["points", "step_size"] : ["points", "step_size", "metric"],
            notTaken: ["generator"],
            reason:
                "CmdStan keeps no state of its random numbers, so others are used; \(warmUp) draws adapt the step size"
        )
        try AtomicFile.write(json: record, to: Self.record(in: segment))
        return StanArguments.warm(
            arguments,
            draws: plan.runs.first?.draws,
            seed: seed,
            warmUp: warmUp,
            stepSize: steps[steps.count / 2],
            metric: kind.map { ($0, segment.file("metric.json")) },
            points: segment.file("init.json")
        )
    }
}

extension StanResume {
    /// Another stream of random numbers than that of the start before, which the same seed would give again; nil where the
    /// call gives no seed, since CmdStan then takes one by the clock.
    private static func nextSeed(_ arguments: [String], behind last: Int?) -> UInt32? {
        guard arguments.contains(where: { $0.hasPrefix("seed=") }), let last else { return nil }
        // Knuth's and Lewis's generator goes through all 2^32 seeds before one comes again.
        return UInt32(truncatingIfNeeded: last) &* 1_664_525 &+ 1_013_904_223
    }
}

/// A metric as CmdStan reads it: what its own JSON holds besides is refused.
private struct StanMetric: Encodable {
    let kind: String
    private let values: StanAdaptation.Metric

    init?(_ metric: StanAdaptation.Metric) {
        switch metric {
        case .unit: return nil
        case .diagonal: self.kind = "diag_e"
        case .dense: self.kind = "dense_e"
        }
        self.values = metric
    }

    private enum CodingKeys: String, CodingKey { case metric = "inv_metric" }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self.values {
        case .unit: return
        case .diagonal(let values): try container.encode(values, forKey: .metric)
        case .dense(let rows): try container.encode(rows, forKey: .metric)
        }
    }
}

extension ResumeRecord {
    fileprivate static func cold(_ segment: Int, _ reason: String) -> ResumeRecord {
        ResumeRecord(
            grade: .cold,
            fromSegment: segment,
            notTaken: ["points", "step_size", "metric"],
            reason: reason
        )
    }
}
