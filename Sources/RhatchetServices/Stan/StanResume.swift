import Foundation
package import RhatchetDraws
import RhatchetReaders
package import RhatchetTraining

/// A warm start of a program of CmdStan, from what its chains have written before.
///
/// CmdStan has no checkpoint: the state of its random numbers is lost with the process. Metric, step size and the last draw of
/// every chain are in its output. With the kernel unchanged the earlier draws and the new ones are joined (``StanJoining``);
/// else the segment stands alone, and its program draws and writes what its own words say.
package enum StanResume {
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
        -> StanStart?
    {
        guard let call = StanCall(program), let plan = AtomicFile.read(ResumePlan.self, from: segment.plan) else {
            return nil
        }
        // What is gone on with may be of an earlier training.
        let previous = plan.runs.first?.earlier?.folder ?? training.segment(plan.fromSegment).run(0)
        let earlier = SegmentFolder(path: (previous as NSString).deletingLastPathComponent)
        if plan.kernel == "unchanged", StanKernel.of(earlier) == StanKernel(call) {
            let joining = StanJoining(program: program, call: call, segment: segment, plan: plan, earlier: earlier)
            if let start = try joining.make() { return start }
        }
        guard StanKernel(call).takesWarmUp(of: StanKernel.of(earlier)) else {
            let reason = "its warm-up was changed, and so the earlier one does not do"
            try AtomicFile.write(json: ResumeRecord.cold(plan.fromSegment, reason), to: Self.record(in: segment))
            return nil
        }
        return try Self.alone(program, call, from: earlier, at: previous, segment, plan)
    }

    /// From the last draws of another kernel, or of one that is not known to be the same.
    private static func alone(
        _ program: CommandProgram,
        _ call: StanCall,
        from earlier: SegmentFolder,
        at previous: String,
        _ segment: SegmentFolder,
        _ plan: ResumePlan
    ) throws -> StanStart? {
        let first = (call.id ?? 1) - 1
        let files = (0..<call.chains).map { "\(previous)/chain-\(first + $0).csv" }
        let chains = files.map(StanAdaptation.init(path:))
        let adapted = chains.compactMap(\.self)
        guard adapted.count == call.chains else {
            let missing = chains.indices.filter { chains[$0] == nil }.map(String.init).joined(separator: ", ")
            let reason = "chain \(missing) had not drawn behind its adaptation"
            try AtomicFile.write(json: ResumeRecord.cold(plan.fromSegment, reason), to: Self.record(in: segment))
            return nil
        }
        let seed = Self.nextSeed(program.arguments, behind: EarlierChain(first, of: earlier).seed)
        let arguments = try self.write(adapted, call, program.arguments, seed, segment, plan)
        return StanStart(executable: program.executable, arguments: arguments)
    }

    private static func write(
        _ chains: [StanAdaptation],
        _ call: StanCall,
        _ arguments: [String],
        _ seed: UInt32?,
        _ segment: SegmentFolder,
        _ plan: ResumePlan
    ) throws -> [String] {
        var kind: String?
        for (place, chain) in chains.enumerated() {
            let id = call.chains > 1 ? (call.id ?? 1) + place : nil
            kind = try StartFiles(segment, id: id).write(chain)
        }
        let whole = StartFiles(segment, id: nil)
        let warmUp = StanArguments.shortWarmUp(of: arguments)
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
            seed: seed,
            warmUp: warmUp,
            stepSize: steps[steps.count / 2],
            metric: kind.map { ($0, whole.metric) },
            points: whole.points
        )
    }
}

extension StanResume {
    /// Another stream of random numbers than that of the start before, which the same seed would give again; nil where the
    /// call gives no seed, since CmdStan then takes one by the clock.
    static func nextSeed(_ arguments: [String], behind last: Int?) -> UInt32? {
        guard arguments.contains(where: { $0.hasPrefix("seed=") }), let last else { return nil }
        // Knuth's and Lewis's generator goes through all 2^32 seeds before one comes again.
        return UInt32(truncatingIfNeeded: last) &* 1_664_525 &+ 1_013_904_223
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
