import RhatchetProtocol

/// What no sampler parameter repairs: the first rule that applies decides, before any parameter is looked at.
enum ModelRules {
    static let all = [funnel, hiddenFunnel, heavyTails, multimodal, costlyDraws]

    /// Taken when neither table has anything to say that was not tried before.
    static let exhausted = ModelRule(
        name: "exhausted",
        cause: "what sampler parameters could do was done or does not apply",
        recommendation: "rewind: look at priors, identifiability and parametrisation; the sampler is not the cause"
    ) { _ in true }

    private static let funnel = ModelRule(
        name: "funnel",
        cause: "divergences together with a low E-BFMI: a funnel, whose neck no step size fits",
        recommendation: "rewind: use the non-centred parametrisation (theta = mu + tau * z) or a tighter prior on the "
            + "scale; a higher target_accept would only hide the divergences and leave R-hat bad"
    ) { sick in
        sick.diverges && sick.isEnergyLow && sick.isFair
    }

    private static let hiddenFunnel = ModelRule(
        name: "hidden_funnel",
        cause: "a high target_accept was tried, and R-hat is still bad or transitions still diverge",
        recommendation:
            "rewind: use the non-centred parametrisation or a tighter prior on the scale; smaller steps hide "
            + "the divergences and do not cure them"
    ) { sick in
        let before = sick.history.contains {
            SamplerArgument.canonical($0.parameter) == "target_accept" && ($0.to?.number ?? 0) >= sick.thresholds.hiding
        }
        return before && sick.isFair && !sick.isTuneShort && (sick.rhatIsBad || sick.diverges)
    }

    private static let heavyTails = ModelRule(
        name: "heavy_tails",
        cause: "a low E-BFMI by itself: heavy tails, or a scale that the data hardly inform",
        recommendation:
            "rewind: reparametrise the heavy tails or put a tighter prior on the scale; longer tuning seldom "
            + "helps"
    ) { sick in
        (sick.isEnergyLow || sick.isEnergyWeak) && !sick.diverges && !sick.isCut && !sick.isTuneShort
    }

    private static let multimodal = ModelRule(
        name: "multimodal",
        cause: "every chain mixes by itself and they disagree: several modes, or parameters that are not identified",
        recommendation:
            "rewind: look at label order, symmetries, identifiability and priors; a run with other starting "
            + "points would only show another choice of modes"
    ) { sick in
        sick.rhatIsBad && sick.symptoms.mixesLocally && !sick.isCut && !sick.isTuneShort && !sick.diverges
            && !sick.isStuck
    }

    private static let costlyDraws = ModelRule(
        name: "costly_draws",
        cause: "less than one draw in a hundred is effective",
        recommendation: "rewind: reparametrise; more draws would cost more than a better posterior geometry"
    ) { sick in
        guard sick.hasLowESS, sick.symptoms.isFinal, !sick.rhatIsBad, let ess = sick.symptoms.leastESS else {
            return false
        }
        return ess < sick.thresholds.leastESSPerDraw * sick.symptoms.totalDraws && !sick.isCut && !sick.isTuneShort
    }
}
