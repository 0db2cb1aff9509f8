import RhatchetProtocol

extension [Change] {
    /// Compared with an authorisation by what they change, not by the line that it happened to stand in.
    var onTheModelsFile: [Change] {
        self.map { change in
            var placed = change
            placed.file = nil
            return placed
        }
    }
}
