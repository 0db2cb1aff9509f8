import ArgumentParser

/// How a diagnosis is written.
enum DiagnoseFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    /// One object: variables, sampler, problems.
    case json
    /// The table alone, every number in full.
    case csv
}
