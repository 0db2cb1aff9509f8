/// Advice in plain text: the best, what it gains, and the policies that nothing beats.
package struct AdviceText {
    private let advice: PolicyAdvice
    private let team: Team

    package init(_ advice: PolicyAdvice, for team: Team) {
        self.advice = advice
        self.team = team
    }

    package var lines: [String] {
        var table = TextTable()
        table.add(["no other loses less with as much oversight", "lost h", "unreviewed h", "in time"])
        for candidate in self.advice.front {
            table.add([
                candidate.name, Figure.text(candidate.lost.value, 2), Figure.text(candidate.unreviewed.value, 2),
                Figure.percent(candidate.inTime.value),
            ])
        }
        return self.sentences.dropLast() + [""] + table.lines + [""] + self.sentences.suffix(1)
    }

    /// What loses least, what does so with full oversight, and the best as `rhatchet.yaml` takes it.
    var sentences: [String] { [self.best, self.safest, "policy: \(self.file)"] }

    private var best: String {
        guard let best = self.advice.tried.first else { return "" }
        let gain = self.advice.gain
        return
            "advice for \(self.team.name), over \(self.advice.runs) nights: \(best.name) loses least, \(Figure.text(best.lost.value, 2)) h per training; "
            + "against the policy of today (\(self.advice.today.name)) \(Figure.text(gain.value, 2)) h "
            + "[\(Figure.text(gain.low, 2)), \(Figure.text(gain.high, 2))]"
    }

    private var safest: String {
        guard let safest = self.advice.safest else { return "no policy approves every fix beforehand" }
        return "with every fix approved before it is written: \(safest.name), \(Figure.text(safest.lost.value, 2)) h"
    }

    /// The best as `rhatchet.yaml` takes it.
    private var file: String {
        guard let policy = self.advice.tried.first?.policy else { return "" }
        return ScenarioText.policy(policy)
    }
}
