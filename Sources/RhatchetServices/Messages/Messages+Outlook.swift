import RhatchetEngine
import RhatchetProtocol
import RhatchetRemedies

extension Messages {
    /// What the fix should be seen to do, quantity by quantity, against what was seen; empty before a verification.
    func outlook(_ standing: Standing) -> Words {
        var words = Words()
        words.set("expected", standing.outlook(self.policy).map(\.words))
        return words
    }
}

/// One quantity, expected against seen.
struct OutlookRow: Equatable {
    var quantity: Outlook.Quantity
    var verdict: Outlook.Verdict
    var expected: String
    var seen: String

    init(_ quantity: Outlook.Quantity, _ outlook: Outlook, _ before: MeasuredFigures?, _ after: MeasuredFigures?) {
        let figures = [before, after].map { $0.map(OutlookFigures.init) }
        self.quantity = quantity
        self.verdict = outlook.verdict(quantity, before: figures[0], after: figures[1])
        self.expected =
            switch quantity {
            case .rhat: "at most \(outlook.rhat)"
            case .saturated, .divergent: "fewer"
            case .essPerDraw, .ess: "more"
            }
        self.seen = figures.map { $0.flatMap(quantity.text) ?? "unknown" }.joined(separator: " → ")
    }

    var words: Words {
        var words = Words("quantity", self.quantity.name)
        words["expectation"] = self.expected
        words["seen"] = self.seen
        words["verdict"] = self.verdict.rawValue
        return words
    }

    /// `R-hat at most 1.1: met (1.470 → 1.004)`.
    var sentence: String { "\(self.quantity.name) \(self.expected): \(self.verdict.rawValue) (\(self.seen))" }
}

extension Standing {
    /// The fix that stands, judged on what was measured before it and at its verification.
    func outlook(_ policy: Policy) -> [OutlookRow] {
        guard let fix = self.fix, fix.fixClass == .parameter, self.wasJudged else { return [] }
        let outlook = Outlook(of: fix.changes, rhat: policy.rhatWarning)
        return outlook.quantities.map { OutlookRow($0, outlook, self.beforeFix, self.afterFix) }
    }
}

extension Outlook.Quantity {
    fileprivate var name: String {
        switch self {
        case .rhat: "R-hat"
        case .saturated: "trees at their limit"
        case .divergent: "divergent transitions"
        case .essPerDraw: "ESS per draw"
        case .ess: "ESS"
        }
    }

    fileprivate func text(_ figures: OutlookFigures) -> String? {
        switch self {
        case .rhat: figures.rhat.map(Wording.decimal3)
        case .saturated: figures.saturatedShare.map(Wording.percent)
        case .divergent: figures.divergentShare.map(Wording.percent)
        case .essPerDraw: figures.essPerDraw.map(Wording.decimal3)
        case .ess: figures.ess.map { String(Int($0.rounded())) }
        }
    }
}

extension OutlookFigures {
    fileprivate init(_ figures: MeasuredFigures) {
        self.init(
            transitions: figures.draws * figures.chains,
            rhat: figures.rhat,
            ess: figures.essBulk,
            divergentShare: figures.divergentShare,
            saturatedShare: figures.saturatedShare
        )
    }
}
