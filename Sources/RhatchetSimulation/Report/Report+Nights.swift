import RhatchetProtocol

/// Single nights, as they pass under each policy.
extension Report {
    private static let legend: [(style: String, name: String)] =
        [("sampling", "sampling")]
        + Stage.allCases.filter { $0 != .notice && $0 != .disproof }.map { ($0.style, $0.name) }
        + [("over", "over")]

    var twoOClock: Plot {
        let team = self.comparison.team
        let rehearsal = Rehearsal(team, [.critical], atHour: 2, nights: 1, seed: self.comparison.seed)
        var policies = self.comparison.results.map { ($0.policy.name.rawValue, $0.policy) }
        var standing = team.policy(.hybrid)
        standing.onReviewOverdue = .stand
        policies.append(("hybrid, stand", standing))
        let rows = policies.map { name, policy in
            let played = rehearsal.team.scenario(
                ofNight: 0,
                under: policy,
                seed: self.comparison.seed,
                plan: rehearsal.plan
            )
            return (name: name, boxes: NightCourse(of: "model_1", played.scenario, played.events, until: 14).boxes)
        }
        let bars = Bars(title: "two o'clock", xLabel: "hours after 20:00", rows: rows, legend: Self.legend)
        return Plot(
            name: "two-oclock",
            caption: "The seeds' two o'clock case: a critical error six hours after the start, the director asleep",
            svg: bars.svg
        )
    }

    /// The night, of the first fifty, with the most incidents, under the first policy and the last.
    var night: Plot {
        let (team, results) = (self.comparison.team, self.comparison.results)
        let first = results.first?.nights.prefix(50) ?? []
        let number = first.indices.max { first[$0].incidents.count < first[$1].incidents.count } ?? 0
        let end = min(Double(first.isEmpty ? 0 : first[number].length) / 3_600_000, 48)
        let rows = results.flatMap { result in
            let played = team.scenario(ofNight: number, under: result.policy, seed: self.comparison.seed)
            return played.scenario.models.prefix(4).map { model in
                (
                    name: "\(result.policy.name.rawValue) \(model.name.rawValue.drop { $0 != "_" }.dropFirst())",
                    boxes: NightCourse(of: model.name, played.scenario, played.events, until: end).boxes
                )
            }
        }
        let bars = Bars(title: "a night", xLabel: "hours after the start", rows: rows, legend: Self.legend)
        return Plot(
            name: "night",
            caption: "Night \(number): the same errors under each policy, one row for each training",
            svg: bars.svg
        )
    }
}
