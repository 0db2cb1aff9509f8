/// A fix as the delegate submits it; nothing of it is written to the model before the director approves.
package struct Submission: Sendable, Codable, Hashable {
    /// Computed by the shell from the real difference.
    package var fixClass: FixClass
    package var changes: [Change]
    /// The name under which the shell keeps a patch, for what is no list of changed literals.
    package var patch: String?
    package var analysis: String?
    package var plan: String?
    package var estimatedTime: String?
    package var risks: String?
    package var summary: String?

    package init(
        fixClass: FixClass,
        changes: [Change] = [],
        patch: String? = nil,
        analysis: String? = nil,
        plan: String? = nil,
        estimatedTime: String? = nil,
        risks: String? = nil,
        summary: String? = nil
    ) {
        self.fixClass = fixClass
        self.changes = changes
        self.patch = patch
        self.analysis = analysis
        self.plan = plan
        self.estimatedTime = estimatedTime
        self.risks = risks
        self.summary = summary
    }
}
