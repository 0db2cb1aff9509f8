import ArgumentParser
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices

/// What a shell offers at the place of an argument; it never fails and changes nothing.
enum Completions {
    static let incidents = CompletionKind.custom { _, _, _ in
        Self.state.map { state in
            state.incidents.filter { !$0.state.isTerminal }.map(\.id.description).reversed()
                + state.incidents.filter { $0.state.isTerminal }.map(\.id.description).reversed()
        } ?? []
    }
    static let models = CompletionKind.custom { _, _, _ in
        Self.state.map { $0.models.keys.map(\.rawValue).sorted() } ?? []
    }
    static let subjects = CompletionKind.custom { _, _, _ in
        Self.state.map { state in
            state.incidents.filter { !$0.state.isTerminal }.map(\.id.description)
                + state.models.keys.map(\.rawValue).sorted()
        } ?? []
    }

    /// Of the project at or above this folder; nil where nothing is recorded.
    private static var state: ProtocolState? {
        guard let options = try? ProjectOptions.parse([]) else { return nil }
        return (try? Project.existing(options.paths))?.engine.state
    }
}
