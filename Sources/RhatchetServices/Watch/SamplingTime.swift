package import RhatchetEngine
package import RhatchetProtocol

/// How long a segment has sampled, pauses left out.
package struct SamplingTime {
    private let pauses: [ClosedRange<Int64>]
    private let openPause: Int64?

    /// Reads the pauses of `model` off the record, in wall time by the clock as it stands `now`: somebody may have set it.
    package init(of model: ModelName, in lines: [Line], now: Stamp) {
        var pauses: [ClosedRange<Int64>] = []
        var begun: Int64?
        for line in lines {
            guard let event = line.event, event.model == model else { continue }
            switch event.name {
            case .trainingPaused: begun = begun ?? line.stamp.wall(by: now)
            case .trainingResumed:
                if let start = begun { pauses.append(start...max(start, line.stamp.wall(by: now))) }
                begun = nil
            default: break
            }
        }
        self.pauses = pauses
        self.openPause = begun
    }

    /// Milliseconds between two wall times that were not spent in a pause.
    package func milliseconds(from start: Int64, to end: Int64) -> Int64 {
        var total = max(0, end - start)
        for pause in self.pauses { total -= Self.overlap(start, end, pause.lowerBound, pause.upperBound) }
        if let open = self.openPause { total -= Self.overlap(start, end, open, .max) }
        return max(0, total)
    }

    private static func overlap(_ start: Int64, _ end: Int64, _ from: Int64, _ to: Int64) -> Int64 {
        max(0, min(end, to) - max(start, from))
    }
}
