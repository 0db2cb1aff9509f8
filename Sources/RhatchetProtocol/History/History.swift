/// Events one after the other, held against the laws while they are folded.
package struct History: Sendable {
    package private(set) var whole: WholeState
    private var previous: Instant?

    package init(_ beginning: ProtocolState = ProtocolState()) {
        self.whole = WholeState(beginning)
    }

    /// Folds an event and gives the sentences of the laws that it breaks.
    package mutating func take(_ event: Event) -> [String] {
        self.whole.bringToHand(event.incident)
        let before = self.whole.state
        self.whole.apply(event)
        let passage = Passage(before: before, event: event, after: self.whole, previous: self.previous)
        self.previous = self.previous.map { max($0, event.at) } ?? event.at
        return HistoryLaw.all.filter { !$0.holds(passage) }.map(\.sentence)
    }
}
