import RhatchetTraining

/// What the user asked of a training beside what runs.
package struct TrainingWishes: Sendable {
    /// Names of variables to record or to leave out; shell patterns.
    package var include: [String]
    package var exclude: [String]
    /// Tables that the program writes its draws to.
    package var tables: FilePatterns
    package var trial: Bool
    /// When it is to end before its planned draws.
    package var rules: EndRules

    package init(
        include: [String] = [],
        exclude: [String] = [],
        tables: FilePatterns = FilePatterns([], in: "/"),
        trial: Bool = false,
        rules: EndRules = EndRules()
    ) {
        self.include = include
        self.exclude = exclude
        self.tables = tables
        self.trial = trial
        self.rules = rules
    }

    /// What this command says, and where it says nothing, what the segment was started and watched with.
    func completed(from segment: SegmentFolder, _ launch: LaunchPlan) -> TrainingWishes {
        var wishes = self
        wishes.rules = self.rules.completed(from: segment)
        if self.include.isEmpty { wishes.include = Self.names(launch.environment["RHATCHET_INCLUDE"]) }
        if self.exclude.isEmpty { wishes.exclude = Self.names(launch.environment["RHATCHET_EXCLUDE"]) }
        if self.tables.patterns.isEmpty { wishes.tables = FilePatterns(environment: launch.environment) }
        return wishes
    }

    private static func names(_ text: String?) -> [String] {
        text?.split(separator: ",").map(String.init) ?? []
    }
}
