import RhatchetProtocol

extension Messages {
    /// What was seen, and who shall do something about it.
    func triage(_ event: Event, _ standing: Standing, _ words: inout Words) {
        switch event.fact {
        case .incidentOpened, .findingAttached: words.add(self.finding(standing))
        case .emergencyActivated:
            words.add(self.finding(standing))
            words["review_within"] = Wording.whole(self.policy.review)
        case .adviceRequested:
            words.add(self.finding(standing))
            words["analysis_within"] = Wording.whole(self.policy.analysis)
            words["recommendation_within"] = Wording.whole(self.policy.recommendation)
        case .incidentDelegated(let delegation, let category): self.delegated(delegation, category, standing, &words)
        case .adviceGiven(let advice):
            self.advised(advice, &words)
            words.set("awaits_decision", event.enters != .fixing)
            words["rewind_document"] = event.incident.map(self.rewindDocument)
        case .decisionMade(let option, let guidance): self.decided(option, guidance, standing, &words)
        case .questionAsked(let text): words["text"] = text
        case .questionAnswered(let text, let outcome):
            words["text"] = text
            words["question"] = standing.question
            words.set("optional", outcome == .optional)
            words.set("required", outcome == .required)
            words.set("design_error", outcome == .designError)
        default: return
        }
    }

    private func delegated(
        _ delegation: Delegation,
        _ category: Category?,
        _ standing: Standing,
        _ words: inout Words
    ) {
        words.add(self.finding(standing))
        words.add(self.changes(standing.advice?.changes ?? []))
        words["delegate"] = "@\(delegation.to.rawValue)"
        words["corrected"] = category.map(Wording.type)
        words["recommendation"] = standing.advice?.recommendation
        words.set("guided", delegation.guidance != nil)
        words["guidance"] = delegation.guidance
        words["delegated_within"] = Wording.whole(self.policy.delegated)
    }

    private func advised(_ advice: Advice, _ words: inout Words) {
        words.add(self.changes(advice.changes))
        words["analysis"] = advice.analysis
        words["recommendation"] = advice.recommendation
        words.set("changes_code", !advice.changes.isEmpty)
        words.set("rewind", advice.rewind)
    }

    private func decided(_ option: Option, _ guidance: String?, _ standing: Standing, _ words: inout Words) {
        words.add(self.finding(standing))
        words.add(self.changes(standing.advice?.changes ?? []))
        words.set("accept", option == .accept)
        words.set("verify", option == .verify)
        words.set("validate", option == .validate)
        words["recommendation"] = standing.advice?.recommendation
        words["guidance"] = guidance
    }
}
