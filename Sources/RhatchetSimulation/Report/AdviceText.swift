import RhatchetProtocol

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
                candidate.name, Figure.range(candidate.lost), Figure.range(candidate.unreviewed),
                Figure.percent(candidate.inTime.value),
            ])
        }
        return self.sentences.dropLast() + [""] + table.lines + [""] + self.sentences.suffix(1)
    }

    /// What loses least, what does so with full oversight, and the best as `rhatchet.yaml` takes it.
    var sentences: [String] {
        ([self.best, self.gain] + self.moves + [self.idle, self.safest, "policy: \(self.file)"]).compactMap(\.self)
    }

    var best: String {
        "advice for \(self.team.name): of \(self.advice.tried.count) policies tried on \(self.advice.searched) nights "
            + "\(self.advice.best.name) loses least, \(Figure.range(self.advice.best.lost)) h per training on "
            + "\(self.advice.runs) other nights"
    }

    private var gain: String? {
        guard self.advice.best.policy != self.advice.today.policy else { return "this is the policy of today" }
        guard let gain = self.advice.best.gain else { return nil }
        let shown = gain.high < 0 ? "" : ", which those nights do not show to be a gain"
        return
            "against the policy of today (\(self.advice.today.name)) \(Figure.range(gain)) h on the same other nights"
            + shown
    }

    private var moves: [String] {
        self.advice.moves.map { move in
            "of it by '\(move.deadline.rawValue)' from \(move.from.words) to \(move.to.words): "
                + "\(Figure.range(move.gain)) h"
        }
    }

    private var idle: String? {
        guard !self.advice.idle.isEmpty else { return nil }
        let names = self.advice.idle.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return "between 5m and 12h these deadlines change nothing for this team: \(names)"
    }

    var safest: String {
        guard let safest = self.advice.safest else { return "no policy approves every fix beforehand" }
        return "with every fix approved before it is written: \(safest.name), \(Figure.range(safest.lost)) h"
    }

    /// The best as `rhatchet.yaml` takes it.
    private var file: String { ScenarioText.policy(self.advice.best.policy) }
}
