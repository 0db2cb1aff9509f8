package import RhatchetProtocol

/// What was seen after an effect was carried out.
package struct PerformedEffect: Sendable, Codable, Equatable {
    package var effect: Effect
    package var result: String

    package init(effect: Effect, result: String) {
        self.effect = effect
        self.result = result
    }
}
