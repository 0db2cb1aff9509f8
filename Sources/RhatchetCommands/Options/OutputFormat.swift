import ArgumentParser

/// How a command writes its answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// How a watch tells what happens.
enum WatchFormat: String, ExpressibleByArgument, CaseIterable {
    /// A live page on a terminal, else lines.
    case auto
    /// A line whenever something changed.
    case plain
    /// A JSON object per line.
    case ndjson

    /// A new display of this kind.
    var display: any WatchDisplay {
        switch self {
        case .auto where Terminal.outputIsTerminal: LiveDisplay()
        case .auto, .plain: PlainDisplay()
        case .ndjson: NDJSONDisplay()
        }
    }
}

/// How a replayed scenario is written.
enum ReplayFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    /// A JSON object per event.
    case ndjson
}
