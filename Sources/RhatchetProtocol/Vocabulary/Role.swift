/// A duty with an authority (PROTOCOL 2).
///
/// The order of the cases is the order in which lists of roles stand.
package enum Role: String, Sendable, Codable, Hashable, CaseIterable, Comparable {
    case director
    case modeler
    case codeTranslator = "code_translator"
    case modelTrainer = "model_trainer"
    case dataEngineer = "data_engineer"
    case timeValidator = "time_validator"

    package static func < (left: Role, right: Role) -> Bool {
        left.position < right.position
    }

    private var position: Int {
        switch self {
        case .director: 0
        case .modeler: 1
        case .codeTranslator: 2
        case .modelTrainer: 3
        case .dataEngineer: 4
        case .timeValidator: 5
        }
    }
}
