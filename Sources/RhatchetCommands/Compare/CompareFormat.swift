import ArgumentParser

/// How a comparison is written.
enum CompareFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
    /// A page with drawings that needs nothing else.
    case html
    /// The same as Markdown, the drawings in a folder beside it.
    case markdown
}
