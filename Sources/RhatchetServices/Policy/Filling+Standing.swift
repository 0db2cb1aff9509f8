package import RhatchetConfiguration
package import RhatchetProtocol

extension Filling {
    /// Who fills a role under `configuration`.
    ///
    /// Where nothing is said, a built-in rule does what needs no person's judgement, and the account's person decides;
    /// under `solo` that is the person who is named.
    package static func of(_ role: Role, in configuration: Configuration?) -> Filling {
        if let said = configuration?.fillings[role] { return said }
        return switch role {
        case .modeler: .rule(.remedies)
        case .codeTranslator: .rule(.literals)
        case .modelTrainer: .rule(.watch)
        case .timeValidator: .rule(.expectations)
        case .director, .dataEngineer: .person(configuration?.soloPerson ?? Account.name)
        }
    }
}

extension Configuration {
    /// The one person who works alone, where a role names that person.
    fileprivate var soloPerson: String? {
        guard self.solo else { return nil }
        return Role.allCases.lazy.compactMap { role -> String? in
            guard case .person(let name)? = self.fillings[role] else { return nil }
            return name
        }.first
    }
}
