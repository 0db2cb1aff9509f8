extension Model {
    /// The deadlines of open Phase 1 questions.
    func deadlines(_ policy: Policy) -> [Deadline] {
        self.questions.filter { !$0.missed }.map { question in
            Deadline(
                due: question.since + policy.consultation,
                kind: .consultation,
                incident: nil,
                model: self.name,
                late: question.asked,
                question: question.number
            )
        }
    }
}
