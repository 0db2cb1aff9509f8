import RhatchetEngine
import RhatchetProtocol

/// What the record says of one model, kept at hand while it is watched; only new lines are read.
final class ModelRecord {
    private let engine: Engine
    private let model: ModelName
    private var known: [Line] = []

    init(_ model: ModelName, in engine: Engine) {
        self.model = model
        self.engine = engine
    }

    /// Every line about the model so far.
    func lines() throws -> [Line] {
        self.known += try self.engine.lines(about: .model(self.model), after: self.known.last?.sequence ?? 0)
        return self.known
    }

    /// Whether it is told how a segment took up what was there before.
    func hasResume(_ training: String, _ segment: Int) throws -> Bool {
        try self.lines().contains { line in
            guard case .resumed(let note)? = line.note else { return false }
            return note.training == training && note.segment == segment
        }
    }
}
