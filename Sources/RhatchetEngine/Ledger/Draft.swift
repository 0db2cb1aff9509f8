package import RhatchetProtocol

/// A line that is about to be appended; the ledger adds its number and its hash.
package struct Draft: Sendable, Equatable {
    package var kind: Entry.Kind
    package var at: Instant
    package var body: String

    package init(kind: Entry.Kind, at: Instant, body: String) {
        self.kind = kind
        self.at = at
        self.body = body
    }
}
