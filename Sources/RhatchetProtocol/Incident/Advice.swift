/// What the modeler says when consulted.
///
/// Without a recommendation it is the analysis alone.
package struct Advice: Sendable, Codable, Hashable {
    package var analysis: String?
    package var recommendation: String?
    package var fixClass: FixClass?
    package var changes: [Change]
    /// A rewind is recommended, which is a recommendation by itself.
    package var rewind: Bool

    package init(
        analysis: String? = nil,
        recommendation: String? = nil,
        fixClass: FixClass? = nil,
        changes: [Change] = [],
        rewind: Bool = false
    ) {
        self.analysis = analysis
        self.recommendation = recommendation
        self.fixClass = fixClass
        self.changes = changes
        self.rewind = rewind
    }

    package var recommends: Bool { self.recommendation != nil || self.rewind }
}
