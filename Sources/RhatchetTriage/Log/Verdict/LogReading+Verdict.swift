import RhatchetProtocol

extension LogReading {
    /// How far from a cause lines are looked at that belong to it.
    static let nearby = 12
    private static let densities = ["nan)", "-inf)", "errorcode"].map(LoweredText.init)

    func verdict(_ traceback: Traceback, _ exit: ExitRecord?) -> LogVerdict {
        let rule = self.rule(traceback)
        let hints = rule?.afterBadInput == true ? BadInput.lines(before: traceback.start, in: self.tail) : []
        let again = self.found.filter {
            $0.type == traceback.type && $0.message == traceback.message && $0.at != traceback.at
        }
        let place = traceback.place ?? again.first?.place
        let told = [place?.at, traceback.at, again.first?.at, self.wrapper(traceback)] + self.details(traceback, rule)
        let repeated = again.dropFirst().prefix(Self.nearby).map(\.at)
        let lines = hints + told.compactMap(\.self) + repeated + self.origins(of: traceback)
        return LogVerdict(
            category: rule?.category ?? .unknown,
            type: traceback.type,
            message: traceback.message,
            file: place?.file,
            line: place?.line,
            evidence: self.evidence(lines),
            cause: rule?.reason ?? "no rule knows this exception; a person must look",
            rule: rule?.name,
            samplingFailed: rule?.samplingFailed ?? false,
            stage: LogStage(before: traceback.start, in: self.tail)
        )
    }

    /// The exceptions that it was raised from, as far down as anybody wants to read.
    private func origins(of traceback: Traceback) -> [LogLine] {
        var lines: [LogLine] = []
        var next = traceback.cause ?? traceback.context
        while let index = next, lines.count < Self.nearby {
            lines.append(self.found[index].at)
            next = self.found[index].cause ?? self.found[index].context
        }
        return lines
    }

    /// The lines below the message that the rule went by: the first two, and where Stan has one for each chain, the last.
    private func details(_ traceback: Traceback, _ rule: LogRule?) -> [LogLine?] {
        guard let rule else { return [traceback.detail.first?.line] }
        if rule.texts.isEmpty, rule.readsOn { return traceback.detail.prefix(2).map(\.line) }
        if rule.readsOn {
            let told = traceback.detail.filter { $0.containsAny(rule.texts) }
            return [told.first?.line, told.count > 1 ? told.last?.line : nil]
        }
        return [rule.isAboutStart ? traceback.detail.first { $0.containsAny(Self.densities) }?.line : nil]
    }

    /// The exception that reports it, where that is another one.
    private func wrapper(_ traceback: Traceback) -> LogLine? {
        self.tracebacks.last.flatMap { $0.at == traceback.at ? nil : $0.at }
    }

    /// What stands beside a line of the system: other lines of the same rule, and what is indented below it.
    private func company(_ at: LogLine, _ rule: LogRule) -> [LogLine] {
        let near = self.tail.filter { abs($0.line.number - at.number) <= Self.nearby && $0.line.number != at.number }
        let same = near.filter { line in
            rule.matches(line) || rule.samplingFailed && LogRules.lastResort.contains { $0.matches(line) }
        }.map(\.line)
        let below = near.first {
            $0.line.number == at.number + 1 && ($0.text.hasPrefix("  ") || at.text.hasSuffix(":"))
        }?.line
        return same.suffix(2) + [below, rule.name == "stan_compiler" ? self.stanMessage(at) : nil].compactMap(\.self)
    }

    /// What the Stan compiler says below the lines of the program that it shows between two rules.
    private func stanMessage(_ at: LogLine) -> LogLine? {
        let below = self.tail.filter { (at.number + 1...at.number + Self.nearby * 2).contains($0.line.number) }
        guard let rule = below.last(where: { $0.text.contains("------") }) else { return nil }
        return below.first { $0.line.number > rule.line.number && !$0.isBlank }?.line
    }

    func verdict(_ told: (rule: LogRule, at: LogLine), _ exit: ExitRecord?) -> LogVerdict {
        // What the sampler itself said before its program ended for it.
        let said =
            told.rule.category == .convergence && told.rule.place == .lastWords
            ? SamplingWarnings.find(self.tail.filter { $0.line.number < told.at.number }, policy: Policy())?.lines ?? []
            : []
        let lines = [told.at] + self.company(told.at, told.rule)
        return self.verdict(told.rule, lines + said.filter { !lines.contains($0) }, exit)
    }

    /// What is said against the draws of a run whose program then refused them without a reason; nil where there is nothing.
    func refusedDraws(_ exit: ExitRecord) -> LogVerdict? {
        guard let said = SamplingWarnings.find(self.tail, policy: Policy()) else { return nil }
        return self.refused(.convergence, said.lines, said.cause, said.rule)
    }

    /// The last word of a program that refuses a figure which cannot be true; nil where the line has none.
    func impossible(at line: LogLine) -> LogVerdict? {
        ImpossibleResult.find([PlainLine(line)]).map {
            self.refused(.unknown, [$0.line], $0.cause, "impossible_result")
        }
    }

    /// What would be words against a run that came to its end, had its program not ended for them.
    private func refused(_ category: Category, _ lines: [LogLine], _ cause: String, _ rule: String) -> LogVerdict {
        var verdict = LogVerdict.completed(category, lines, cause, rule, isCritical: true, self.file)
        verdict.isHalted = true
        verdict.stage = .running
        return verdict
    }

    func verdict(_ rule: LogRule, _ at: [LogLine], _ exit: ExitRecord?) -> LogVerdict {
        let text = at.first?.text.drop(while: \.isWhitespace)
        return LogVerdict(
            category: rule.category,
            type: nil,
            message: [exit.flatMap { $0.isSeen || text == nil ? $0.sentence : nil }, text.map(String.init)]
                .compactMap(\.self).joined(separator: ": "),
            file: nil,
            line: nil,
            evidence: at.isEmpty ? self.evidence([self.lastLine].compactMap(\.self)) : self.evidence(at),
            cause: rule.reason,
            rule: rule.name,
            samplingFailed: rule.samplingFailed,
            stage: LogStage(before: at.first?.number ?? .max, in: self.tail)
        )
    }

    var lastLine: LogLine? { self.tail.last { !$0.isBlank }?.line }

    func evidence(_ lines: [LogLine]) -> [Evidence] {
        lines.map { Evidence(file: self.file, line: $0.number, text: $0.text) }
    }
}
