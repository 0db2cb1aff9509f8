/// Events one after the other, held against the laws while they are folded.
package struct History: Sendable {
    package private(set) var state: ProtocolState
    private var previous: Instant?

    package init(_ beginning: ProtocolState = ProtocolState()) {
        self.state = beginning
    }

    /// Folds an event and gives the sentences of the laws that it breaks.
    package mutating func take(_ event: Event) -> [String] {
        let before = self.state
        self.state.apply(event)
        let passage = Passage(before: before, event: event, after: self.state, previous: self.previous)
        self.previous = self.previous.map { max($0, event.at) } ?? event.at
        return HistoryLaw.all.filter { !$0.holds(passage) }.map(\.sentence)
    }
}
