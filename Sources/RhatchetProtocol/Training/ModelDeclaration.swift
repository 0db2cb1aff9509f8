/// A model as the configuration or a scenario declares it.
package struct ModelDeclaration: Sendable, Codable, Hashable {
    package var name: ModelName
    package var expectations: [ExpectationRow]
    package var phase: Phase
    /// Its trainings open incidents, never an emergency.
    package var trial: Bool
    /// The file that is trained; `NAME.py` unless said otherwise.
    package var file: String
    /// The file that `file` leads to where it is a link; nil where it is none.
    package var target: String?

    package init(
        _ name: ModelName,
        expectations: [ExpectationRow] = [],
        phase: Phase = .training,
        trial: Bool = false,
        file: String? = nil,
        target: String? = nil
    ) {
        self.name = name
        self.expectations = expectations
        self.phase = phase
        self.trial = trial
        self.file = file ?? "\(name).py"
        self.target = target
    }
}
