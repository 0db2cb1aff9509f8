package import RhatchetProtocol

/// One line of the append-only log; the log is the truth, everything else can be made again from it.
package struct Entry: Sendable, Equatable {
    /// What a line holds.
    package enum Kind: String, Sendable {
        /// An event of the protocol.
        case event
        /// Something that was done or measured and belongs to the record, but decides nothing.
        case note
    }

    /// Counts from 1 without a gap.
    package var sequence: Int64
    package var kind: Kind
    /// Protocol time, which neither a clock step nor a suspended machine bends.
    package var at: Instant
    /// The clocks as they stood when the line was written.
    package var stamp: Stamp
    /// Canonical JSON: sorted keys, no white space.
    package var body: String
    /// SHA-256 over the previous line's hash and this line, in hex.
    package var hash: String

    package init(sequence: Int64, kind: Kind, at: Instant, stamp: Stamp, body: String, hash: String) {
        self.sequence = sequence
        self.kind = kind
        self.at = at
        self.stamp = stamp
        self.body = body
        self.hash = hash
    }
}
