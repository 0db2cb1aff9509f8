package import RhatchetProtocol

/// A chain that has stopped drawing.
package struct Stall: Sendable, Equatable {
    /// Draws recorded, tuning included.
    package var draws: Int
    /// Seconds without a draw, watched ones.
    package var silent: Double
    /// Seconds from which that is too long for this chain.
    package var limit: Double

    /// The finding for the protocol: of no known category, and not halted.
    package static func finding(_ stalls: [(chain: Int, stall: Stall)], source: String) -> Finding? {
        guard let first = stalls.max(by: { $0.stall.silent < $1.stall.silent }) else { return nil }
        let names = stalls.map { "\($0.chain)" }.joined(separator: ", ")
        return Finding(
            category: .unknown,
            error: "stalled: no new draw of chain \(names) for \(Int(first.stall.silent)) s",
            evidence: stalls.map { chain, stall in
                Evidence(
                    file: source,
                    text:
                        "chain \(chain): \(stall.draws) draws, none for \(shown(stall.silent)) s; three times the 99th "
                        + "percentile of its steps, at least 10 s, is \(shown(stall.limit)) s"
                )
            }
        )
    }
}
