import RhatchetConfiguration
import RhatchetProtocol

/// A scenario as a file that ``ScenarioReader`` reads back: a step on each line.
package struct ScenarioText {
    private let scenario: Scenario

    package init(_ scenario: Scenario) { self.scenario = scenario }

    package var lines: [String] {
        var lines = ["policy: \(Self.policy(self.scenario.policy))", "models:"]
        lines += self.scenario.models.map { "  \($0.name): {}" }
        lines.append("until: \"\(ClockText.text(self.scenario.until))\"")
        guard !self.scenario.steps.isEmpty else { return lines }
        return lines + ["steps:"] + self.scenario.steps.compactMap(StepLine.init).map { "  - \($0.text)" }
    }

    /// The name, and the keys that are not the defaults.
    static func policy(_ policy: Policy) -> String {
        let usual = Policy(policy.name)
        let keys = Policy.CodingKeys.allCases.filter { $0 == .name || policy.value(of: $0) != usual.value(of: $0) }
        return "{\(keys.map { "\($0.rawValue): \(policy.value(of: $0))" }.joined(separator: ", "))}"
    }
}
