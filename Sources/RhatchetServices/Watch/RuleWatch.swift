import RhatchetDiagnostics
import RhatchetTriage

/// The user's rules on when a call of the sampler has drawn enough, over the looks at that call.
struct RuleWatch {
    private let rules: [StopRule]
    private var judge: StopJudge?
    /// The first rule that held; nil while none did.
    private(set) var held: StopRule?
    /// Names in the rules that nothing has, until they are taken.
    private var unknownNames: [String] = []

    init(_ rules: [StopRule]) {
        self.rules = rules
    }

    /// How each rule stood at the latest look.
    var readings: [[StopCondition.Reading]] { self.judge?.readings ?? [] }

    /// Judges a look at a call that goes on.
    ///
    /// - Parameter checkDraws: new draws of each chain between two looks that count.
    mutating func judge(_ look: Look, plannedChains: Int?, checkDraws: Int) {
        guard !self.rules.isEmpty, !look.isComplete else { return }
        var judge = self.judge ?? StopJudge(self.rules, checkDraws: checkDraws)
        // The names of a call are known with its first look, and stay.
        if self.judge == nil { self.unknownNames = judge.unknownNames(in: look) }
        let held = judge.judge(look, plannedChains: plannedChains)
        self.held = self.held ?? held
        self.judge = judge
    }

    /// Names in the rules that nothing has, each once for a call of the sampler.
    mutating func takeUnknownNames() -> [String] {
        defer { self.unknownNames = [] }
        return self.unknownNames
    }

    /// The next call begins anew; names that nobody has taken yet stay.
    mutating func begin() {
        (self.judge, self.held) = (nil, nil)
    }
}
