import RhatchetConfiguration
import RhatchetProtocol

/// The values of a step, as the reader of scenarios takes them.
extension Finding {
    var json: String {
        var line = JSONLine()
        line.add("category", self.category.rawValue)
        if let rhat = self.rhat { line.add("rhat", json: "\(rhat)") }
        if let divergent = self.divergent { line.add("divergent", json: "\(divergent)") }
        if let elapsed = self.elapsed { line.add("elapsed", DurationText.text(elapsed)) }
        if let checks = self.checks { line.add("checks", checks) }
        if self.samplingFailed { line.add("sampling_failed", json: "true") }
        if self.halted { line.add("halted", json: "true") }
        if let error = self.error { line.add("error", error) }
        if !self.signs.isEmpty { line.add("signs", self.signs.map(\.rawValue)) }
        return line.text
    }
}

extension Change {
    var json: String {
        var line = JSONLine()
        if !self.parameter.isEmpty { line.add("parameter", self.parameter) }
        if let from = self.from { line.add("from", json: from.json) }
        if let to = self.to { line.add("to", json: to.json) }
        if let file = self.file { line.add("file", file) }
        if let number = self.line { line.add("line", number) }
        return line.text
    }
}

extension ExpectationRow {
    var json: String {
        var line = JSONLine()
        line.add("parameter", self.parameter)
        if let design = self.design { line.add("design", json: design.json) }
        if let min = self.min { line.add("min", json: "\(min)") }
        if let max = self.max { line.add("max", json: "\(max)") }
        if let unit = self.unit { line.add("unit", unit) }
        if self.mustNotSimplify { line.add("must_not_simplify", json: "true") }
        return line.text
    }
}

extension Value {
    var json: String {
        switch self {
        case .bool(let bool): "\(bool)"
        case .int(let int): "\(int)"
        case .double(let double): "\(double)"
        case .string(let text): JSONLine.quoted(text)
        }
    }
}
