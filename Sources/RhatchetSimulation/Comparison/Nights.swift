package import RhatchetProtocol

/// Many nights under several policies, on as many cores as there are; the order of the result is that of the nights.
package enum Nights {
    private static let chunk = 50

    /// - Returns: for each policy its nights, in order.
    package static func play(
        _ team: Team,
        under policies: [Policy],
        count: Int,
        seed: UInt64,
        plan: Plan = Plan()
    ) async -> [[NightRecord]] {
        var played: [[NightRecord]] = []
        for policy in policies {
            played.append(await Self.play(team, under: policy, count: count, seed: seed, plan: plan))
        }
        return played
    }

    private static func play(
        _ team: Team,
        under policy: Policy,
        count: Int,
        seed: UInt64,
        plan: Plan
    ) async -> [NightRecord] {
        let beginning = team.beginning(under: policy)
        let starts = Array(stride(from: 0, to: count, by: Self.chunk))
        return await withTaskGroup(of: (Int, [NightRecord]).self) { group in
            for start in starts {
                group.addTask {
                    let numbers = start..<min(start + Self.chunk, count)
                    return (start, numbers.map { team.night($0, from: beginning, seed: seed, plan: plan) })
                }
            }
            var chunks: [Int: [NightRecord]] = [:]
            for await (start, nights) in group { chunks[start] = nights }
            return starts.flatMap { chunks[$0] ?? [] }
        }
    }
}
