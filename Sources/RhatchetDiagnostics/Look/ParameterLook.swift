/// One scalar element of one variable as a look saw it.
package struct ParameterLook: Sendable {
    /// Name as ArviZ shows it: `theta[3]`, with coordinates where the log has them: `theta[north]`.
    package var name: String
    /// Rank-normalised split R-hat, the larger of bulk and folded; NaN when not defined.
    package var rhat: Double
    package var essBulk: Double
    package var essTail: Double
    /// Effective draws of each chain by itself (unsplit, rank-normalised within the chain), in order of
    /// `Look.chains`; 0 for a chain that did not move and for one that was not summarized.
    package var chainESS: [Double]
    /// The second clearest linear trend of chains that have few effective draws of their own, as a standard normal deviate;
    /// nil where fewer than two are such.
    package var trend: Double?
    /// Equal in all chains from the first draw on: a structural constant, no finding.
    package var isConstant: Bool

    package init(
        name: String,
        rhat: Double,
        essBulk: Double,
        essTail: Double,
        chainESS: [Double],
        trend: Double? = nil,
        isConstant: Bool
    ) {
        self.name = name
        self.rhat = rhat
        self.essBulk = essBulk
        self.essTail = essTail
        self.chainESS = chainESS
        self.trend = trend
        self.isConstant = isConstant
    }

    /// - Parameter summary: of all chains, each of which entered it.
    package init(name: String, _ summary: Summary) {
        self.init(
            name: name,
            rhat: summary.rhat,
            essBulk: summary.essBulk,
            essTail: summary.essTail,
            chainESS: summary.chainESS,
            trend: summary.trend,
            isConstant: summary.isConstant
        )
    }
}

extension ParameterLook: Equatable {
    /// Two looks that both found a number undefined found the same: NaN equals NaN here.
    package static func == (one: ParameterLook, other: ParameterLook) -> Bool {
        one.name == other.name && one.isConstant == other.isConstant && one.trend == other.trend
            && one.numbers.elementsEqual(other.numbers) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    private var numbers: [Double] { [self.rhat, self.essBulk, self.essTail] + self.chainESS }
}

extension ParameterLook: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, rhat, essBulk, essTail, chainESS, trend, isConstant
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.name = try container.decode(String.self, forKey: .name)
        self.rhat = try container.decode(LooseNumber.self, forKey: .rhat).value
        self.essBulk = try container.decode(LooseNumber.self, forKey: .essBulk).value
        self.essTail = try container.decode(LooseNumber.self, forKey: .essTail).value
        self.chainESS = try container.decode([LooseNumber].self, forKey: .chainESS).map(\.value)
        self.trend = try container.decodeIfPresent(Double.self, forKey: .trend)
        self.isConstant = try container.decode(Bool.self, forKey: .isConstant)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.name, forKey: .name)
        try container.encode(LooseNumber(value: self.rhat), forKey: .rhat)
        try container.encode(LooseNumber(value: self.essBulk), forKey: .essBulk)
        try container.encode(LooseNumber(value: self.essTail), forKey: .essTail)
        try container.encode(self.chainESS.map(LooseNumber.init), forKey: .chainESS)
        try container.encodeIfPresent(self.trend, forKey: .trend)
        try container.encode(self.isConstant, forKey: .isConstant)
    }
}
