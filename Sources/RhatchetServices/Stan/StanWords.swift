import Foundation
package import RhatchetProtocol
import RhatchetTraining

/// The sampler's arguments among the words of a call of CmdStan, under the names that stand for all samplers'.
///
/// Source: CmdStan User's Guide 2.37, "MCMC Sampling using Hamiltonian Monte Carlo", with the defaults that it names.
package struct StanWords {
    private struct Place {
        /// CmdStan's own name.
        let name: String
        /// The words that open its group, the first that is there; and the words that make one where none is.
        let behind: [String]
        let group: [String]
        let standard: Value
    }

    private static let sample = ["sample", "method=sample"]
    private static let places = [
        "target_accept": Place(name: "delta", behind: ["adapt"], group: ["adapt"], standard: .double(0.8)),
        "max_treedepth": Place(
            name: "max_depth",
            behind: ["engine=nuts", "nuts"],
            group: ["engine=nuts"],
            standard: .int(10)
        ),
        "metric": Place(
            name: "metric",
            behind: ["algorithm=hmc", "hmc"],
            group: ["algorithm=hmc"],
            standard: .string("diag_e")
        ),
        "tune": Place(name: "num_warmup", behind: Self.sample, group: [], standard: .int(1000)),
        "draws": Place(name: "num_samples", behind: Self.sample, group: [], standard: .int(1000)),
    ]

    package private(set) var arguments: [String]

    package init(_ arguments: [String]) {
        self.arguments = arguments
    }

    /// The arguments in force, by their canonical names; what is not said stands at CmdStan's default.
    package var settings: [String: Value] {
        Self.places.mapValues { place in
            self.said(place).map { Self.value($0, like: place.standard) } ?? place.standard
        }
    }

    /// The words with the changes made in them.
    ///
    /// - Returns: them, and each change with what was in force before it.
    /// - Throws: ``FixError/refused(code:message:hint:)`` for what is no argument of CmdStan's, or not what is in force.
    package func with(_ changes: [Change]) throws -> (words: StanWords, changes: [Change]) {
        var (words, made) = (self, [Change]())
        for change in changes {
            guard let place = Self.places[SamplerArgument.canonical(change.parameter)], let value = change.to else {
                throw Self.refused("'\(change.parameter)' is no argument of CmdStan's that a fix may change")
            }
            let now = words.said(place).map { Self.value($0, like: place.standard) } ?? place.standard
            guard change.from == nil || change.from == now else {
                throw Self.refused("'\(change.parameter)' is \(now), and not \(change.from?.description ?? "")")
            }
            guard Self.isPlain(value, like: place.standard) else {
                throw Self.refused("'\(value)' is no value of '\(change.parameter)'")
            }
            words.set(place, value.description)
            made.append(Change(parameter: change.parameter, from: change.from ?? now, to: value, line: change.line))
        }
        return (words, made)
    }

    private func said(_ place: Place) -> String? {
        StanArguments.text(place.name, in: self.arguments)
    }

    private mutating func set(_ place: Place, _ value: String) {
        let word = "\(place.name)=\(value)"
        if let found = self.arguments.lastIndex(where: { $0.hasPrefix("\(place.name)=") }) {
            return self.arguments[found] = word
        }
        // The engine is named within the algorithm.
        if place.group == ["engine=nuts"], !self.arguments.contains(where: place.behind.contains) {
            return StanArguments.insert(
                place.group + [word],
                behind: ["algorithm=hmc", "hmc"],
                else: ["algorithm=hmc"],
                into: &self.arguments
            )
        }
        StanArguments.insert([word], behind: place.behind, else: place.group, into: &self.arguments)
    }

    private static func value(_ text: String, like standard: Value) -> Value {
        if case .string = standard { return .string(text) }
        return Int(text).map(Value.int) ?? Double(text).map(Value.double) ?? .string(text)
    }

    private static func isPlain(_ value: Value, like standard: Value) -> Bool {
        switch (standard, value) {
        case (.string, .string(let text)): ["unit_e", "diag_e", "dense_e"].contains(text)
        case (.int, .int(let number)): number > 0
        case (.double, .double(let number)): number > 0 && number < 1
        default: false
        }
    }

    private static func refused(_ message: String) -> FixError {
        .refused(code: "malformed", message: message, hint: "name what is to be changed, and what it is now")
    }
}
