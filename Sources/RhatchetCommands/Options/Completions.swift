import ArgumentParser
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices

/// What a shell offers at the place of an argument; it never fails and changes nothing.
enum Completions {
    /// Those on which a step can be taken, the newest first.
    static let openIncidents = CompletionKind.custom { words, _, _ in
        (Self.state(words)?.incidents ?? []).reversed().filter { !$0.state.isTerminal }.map(\.id.description)
    }
    /// For what reads: open ones first, the newest first.
    static let incidents = CompletionKind.custom { words, _, _ in
        let all = ((try? Self.engine(words)?.heads()) ?? []).reversed()
        return (all.filter { !$0.state.isTerminal } + all.filter { $0.state.isTerminal }).map(\.id.description)
    }
    static let models = CompletionKind.custom { words, _, _ in Self.state(words).map(Self.models) ?? [] }
    static let subjects = CompletionKind.custom { words, _, _ in
        guard let state = Self.state(words) else { return [] }
        return state.incidents.filter { !$0.state.isTerminal }.map(\.id.description) + Self.models(state)
    }

    private static func models(_ state: ProtocolState) -> [String] { state.models.keys.map(\.rawValue).sorted() }

    /// Of the project that the line names, or the one at or above this folder; nil where nothing is recorded.
    private static func state(_ words: [String]) -> ProtocolState? { Self.engine(words)?.state }

    private static func engine(_ words: [String]) -> Engine? {
        let named = words.firstIndex(of: "--project").map { words.index(after: $0) }
        let folder = named.flatMap { words.indices.contains($0) ? ["--project", words[$0]] : nil }
        guard let options = try? ProjectOptions.parse(folder ?? []) else { return nil }
        return (try? Project.existing(options.paths))?.engine
    }
}
