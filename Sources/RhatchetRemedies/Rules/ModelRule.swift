/// One row of the table of what no sampler parameter repairs.
struct ModelRule: Sendable {
    let name: String
    let cause: String
    /// What to do to the model instead.
    let recommendation: String
    let applies: @Sendable (SickCase) -> Bool
}
