import RhatchetProtocol

/// What sampler parameters can repair: all rules that apply speak, in this order.
///
/// Source of the remedies: Stan's guide to warnings, PyMC's and CmdStan's own advice, and the measurements that
/// `RemedyThresholds` names.
enum ParameterRules {
    static let all = [
        treesCut, denseMetric, otherMetric, shortTune, largeSteps, divergences, fewDraws, lowESS, slowTune, slowDraws,
        otherStart,
    ]

    private static let treesCut = ParameterRule(
        name: "trees_cut",
        cause: "the trees are cut at the largest depth before they turn, so that the chains crawl",
        reason: "deeper trees let a transition cross the posterior",
        expectation: "few trees at the largest depth, R-hat falls, ESS per draw rises; a draw may take longer"
    ) { sick in
        guard sick.isCut else { return nil }
        let limits = sick.thresholds
        let depth = Int(sick.highest("max_treedepth"))
        let to = depth < limits.enoughDepth ? limits.enoughDepth : min(depth + limits.depthStep, limits.mostDepth)
        return sick.raise("max_treedepth", to: .int(to))
    }

    private static let denseMetric = ParameterRule(
        name: "dense_metric",
        cause: "deeper trees were tried and are still cut: the posterior is strongly correlated",
        reason: "a dense metric takes linear correlations away",
        expectation: "shorter trees, more ESS per draw"
    ) { sick in
        guard sick.isCut, !sick.isTuneShort, sick.kernel.sampler == .pymc, Self.isDepthTried(sick) else { return nil }
        return sick.choose("init", "jitter+adapt_full")
    }

    private static let otherMetric = ParameterRule(
        name: "low_rank_metric",
        cause: "deeper trees were tried and are still cut: the posterior is strongly correlated",
        reason: "a low-rank metric takes the strongest linear correlations away",
        expectation: "shorter trees, more ESS per draw"
    ) { sick in
        guard sick.isCut, !sick.isTuneShort, sick.kernel.sampler == .nutpie, Self.isDepthTried(sick) else { return nil }
        return sick.choose("metric", "low_rank")
    }

    private static let shortTune = ParameterRule(
        name: "short_tune",
        cause: "tuning is too short to find the step size and the metric",
        reason: "step size and metric are learnt from the tuning draws, and so is the way to the typical set",
        expectation: "chains begin in the same region, step sizes agree between chains"
    ) { sick in
        guard sick.isTuneShort, sick.isSick else { return nil }
        return sick.raise("tune", to: .int(sick.thresholds.enoughTune))
    }

    private static let largeSteps = ParameterRule(
        name: "large_steps",
        cause: "the target acceptance lies below every sampler's default, the steps are too large",
        reason: "smaller steps follow the curvature of the posterior",
        expectation: "fewer divergences, a smaller step size"
    ) { sick in
        guard (sick.kernel.number("target_accept") ?? 1) < sick.thresholds.leastAccept else { return nil }
        guard !sick.rhatIsGood || sick.diverges || sick.isStuck else { return nil }
        return Self.nextAccept(sick, from: sick.thresholds.accepts.first ?? 1)
    }

    private static let divergences = ParameterRule(
        name: "divergences",
        cause: "transitions diverge where the posterior curves more than the steps allow",
        reason: "smaller steps follow the curvature of the posterior",
        expectation: "divergences nearly gone at two to three times the cost; should they persist, the model needs it"
    ) { sick in
        guard sick.diverges, (sick.kernel.number("target_accept") ?? 0) >= sick.thresholds.leastAccept else {
            return nil
        }
        let accepts = sick.thresholds.accepts
        return Self.nextAccept(sick, from: (sick.isTuneShort ? accepts.first : accepts.dropFirst().first) ?? 1)
    }

    private static let fewDraws = ParameterRule(
        name: "few_draws",
        cause: "fewer draws are planned than an ESS of 400 usually takes",
        reason: "R-hat 1.01 needs some 400 effective draws",
        expectation: "ESS grows in proportion"
    ) { sick in
        guard !sick.rhatIsGood || sick.hasLowESS else { return nil }
        return sick.raise("draws", to: .int(sick.thresholds.enoughDraws))
    }

    private static let lowESS = ParameterRule(
        name: "low_ess",
        cause: "the chains agree, and hold too few effective draws",
        reason: "ESS grows in proportion to the draws; thinning never helps",
        expectation: "ESS of 400 and more"
    ) { sick in
        // With any of these the draws cost too much now; what repairs them comes first.
        guard !sick.isCut, !sick.isTuneShort, !sick.diverges, !sick.isEnergyLow else { return nil }
        guard sick.hasLowESS, sick.symptoms.isFinal, !sick.rhatIsBad, let ess = sick.symptoms.leastESS else {
            return nil
        }
        guard ess > 0, ess >= sick.thresholds.leastESSPerDraw * sick.symptoms.totalDraws else { return nil }
        let planned = sick.kernel.number("draws") ?? Double(sick.symptoms.draws)
        let needed = planned * sick.thresholds.targetESS / ess * sick.thresholds.essMargin
        let rounded = (needed / 500).rounded(.up) * 500
        guard rounded <= Double(sick.thresholds.mostDraws) else { return nil }
        return sick.raise("draws", to: .int(Int(rounded)))
    }

    private static let slowTune = ParameterRule(
        name: "slow_tune",
        cause: "no chain covers the posterior by itself yet: the start or the metric is poor",
        reason: "a longer tuning finds the typical set and a better metric",
        expectation: "ESS of each chain by itself rises, R-hat falls"
    ) { sick in
        guard Self.isSlow(sick) else { return nil }
        let to = min(2 * Int(sick.highest("tune")), sick.thresholds.mostTune)
        return sick.raise("tune", to: .int(to))
    }

    private static let slowDraws = ParameterRule(
        name: "slow_draws",
        cause: "the chains mix slowly",
        reason: "a slow chain needs more draws to cover the same region",
        expectation: "R-hat falls as the square root of 1 + chains/ESS"
    ) { sick in
        guard Self.isSlow(sick) else { return nil }
        let to = max(2 * Int(sick.highest("draws")), sick.thresholds.enoughDraws)
        return to <= sick.thresholds.mostDraws ? sick.raise("draws", to: .int(to)) : nil
    }

    private static let otherStart = ParameterRule(
        name: "other_start",
        cause: "a chain does not move: it began where the density is flat, or its step size collapsed",
        reason: "starts spread around the default point get a chain out of a bad corner",
        expectation: "every chain moves and accepts"
    ) { sick in
        let usual = ["auto", "jitter+adapt_diag"].map(Value.string)
        guard sick.isStuck, sick.kernel.sampler == .pymc, let now = sick.kernel.value("init") else { return nil }
        return usual.contains(now) ? nil : sick.choose("init", "jitter+adapt_diag")
    }
}

extension ParameterRules {
    private static func isDepthTried(_ sick: SickCase) -> Bool {
        let tried = sick.history.contains { SamplerArgument.canonical($0.parameter) == "max_treedepth" }
        return tried || sick.highest("max_treedepth") >= Double(sick.thresholds.mostDepth)
    }

    /// R-hat is bad because chains are slow, and for none of the reasons that have a rule of their own.
    private static func isSlow(_ sick: SickCase) -> Bool {
        sick.rhatIsBad && !sick.symptoms.mixesLocally && !sick.isCut && !sick.diverges && !sick.isTuneShort
            && !sick.isStuck && sick.symptoms.worst?.rhat.isFinite ?? false
    }

    /// The smallest rung, not below `from`, that is above everything known.
    private static func nextAccept(_ sick: SickCase, from least: Double) -> Change? {
        let highest = sick.highest("target_accept")
        let rung = sick.thresholds.accepts.first { $0 >= least && $0 > highest }
        return rung.flatMap { sick.raise("target_accept", to: .double($0)) }
    }
}
