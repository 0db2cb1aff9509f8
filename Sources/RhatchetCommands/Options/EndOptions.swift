import ArgumentParser
import RhatchetServices
import RhatchetTriage

/// When a training is to end before its planned draws.
struct EndOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "End the sampling once this holds, as 'rhat <= 1.01 and ess_bulk >= 400'; may be repeated, each by itself.",
            discussion: "Statistics: rhat, ess_bulk, ess_tail, draws; of one variable as 'ess_bulk(mu) >= 400'.",
            valueName: "rule"
        ),
        transform: { try EndOptions.rule($0) }
    )
    var until: [StopRule] = []

    @Option(help: ArgumentHelp("End the sampling after this sampling time, as 8h; pauses left out.", valueName: "time"))
    var maxTime: DurationArgument?

    var rules: EndRules { EndRules(until: self.until, maxTime: self.maxTime?.amount) }

    private static func rule(_ text: String) throws -> StopRule {
        do {
            return try StopRule(text)
        } catch {
            throw ArgumentParser.ValidationError("'\(text)': \(error)")
        }
    }
}
