import Foundation
import RhatchetDraws
package import RhatchetEngine
package import RhatchetProtocol
package import RhatchetTraining

/// Notes each call of the sampler once: what it was really asked for, its seed among it.
package final class SamplerJournal {
    /// One call of the sampler in one segment of a training.
    private struct Place: Hashable {
        let segment: Int
        let run: Int
    }

    private let model: ModelName
    private let training: TrainingFolder
    private var noted: Set<Place>

    /// - Parameter lines: what was noted by a watch before this one is not noted again.
    package init(_ model: ModelName, training: TrainingFolder, lines: [Line]) {
        self.model = model
        self.training = training
        let starts = lines.compactMap { line -> SamplerStart? in
            if case .samplerStarted(let start)? = line.note { return start }
            return nil
        }
        self.noted = Set(starts.filter { $0.training == training.id }.map { Place(segment: $0.segment, run: $0.run) })
    }

    /// What the recorder has written about calls since the last time.
    package func take(_ segment: SegmentFolder) -> [Note] {
        var notes: [Note] = []
        for run in 0... {
            guard FileManager.default.fileExists(atPath: segment.run(run)) else { break }
            let place = Place(segment: segment.number ?? 0, run: run)
            guard !self.noted.contains(place) else { continue }
            guard let record = segment.record(of: run) else { break }
            self.noted.insert(place)
            notes.append(.samplerStarted(self.start(record, place)))
        }
        return notes
    }

    private func start(_ record: RunRecord, _ place: Place) -> SamplerStart {
        var seed: Int64?
        if case .integer(let given)? = record.seed { seed = given }
        return SamplerStart(
            model: self.model,
            training: self.training.id,
            segment: place.segment,
            run: place.run,
            sampler: record.sampler,
            version: record.versions?[record.sampler]?.text,
            seed: seed,
            chains: record.chains,
            tune: record.tune,
            draws: record.draws
        )
    }
}
