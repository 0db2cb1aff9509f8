/// A model and its training as the protocol knows them.
package struct Model: Sendable, Codable, Hashable {
    package let name: ModelName
    package let file: String
    /// The file that a fix is written to: where the links lead.
    let writtenFile: String
    package internal(set) var expectations: [ExpectationRow]
    package internal(set) var phase: Phase
    package internal(set) var trial: Bool
    /// nil before the first training.
    package internal(set) var training: TrainingStatus?
    /// The incident that used this model's one emergency; nil while it is unused.
    package internal(set) var emergency: IncidentID?

    /// Open questions of a Phase 1 consultation, oldest first.
    package internal(set) var questions: [Question]
    /// How many were ever asked.
    package internal(set) var questionCount: Int

    package var emergencyUsed: Bool { self.emergency != nil }

    init(_ declaration: ModelDeclaration) {
        self.name = declaration.name
        self.file = declaration.file
        self.writtenFile = declaration.target ?? declaration.file
        self.expectations = declaration.expectations
        self.phase = declaration.phase
        self.trial = declaration.trial
        self.questions = []
        self.questionCount = 0
        switch declaration.phase {
        case .design: self.training = nil
        case .training: self.training = .running
        }
    }
}
