package import RhatchetProtocol

/// The sampler that runs and its settings, as its own record of the run has them.
package struct SamplerKernel: Sendable, Equatable {
    package enum Sampler: String, Sendable, Codable {
        case pymc
        case nutpie
        case cmdstan
    }

    package var sampler: Sampler
    /// Settings in force, under canonical names; absent ones stand at the sampler's default.
    package var settings: [String: Value]

    /// Takes settings under any sampler's names for them.
    package init(sampler: Sampler, settings: [String: Value]) {
        self.sampler = sampler
        self.settings = Dictionary(settings.map { (SamplerArgument.canonical($0.key), $0.value) }) { $1 }
    }

    /// The setting in force, or the documented default: PyMC 5.28 and 6.4 `sample` and `NUTS`, nutpie 0.16 `sample`,
    /// CmdStan 2.37.
    func value(_ parameter: String) -> Value? {
        if let present = self.settings[parameter] { return present }
        return switch parameter {
        case "target_accept": .double(0.8)
        case "max_treedepth": .int(10)
        case "draws": .int(1000)
        case "tune": .int(self.sampler == .nutpie ? 400 : 1000)
        case "init": .string("auto")
        case "metric": self.sampler == .nutpie ? .string("diag") : nil
        default: nil
        }
    }

    func number(_ parameter: String) -> Double? { self.value(parameter)?.number }
}
