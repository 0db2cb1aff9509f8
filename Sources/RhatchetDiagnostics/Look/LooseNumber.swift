/// A double that survives JSON when it is not finite: as the text `nan`, `inf` or `-inf`.
struct LooseNumber: Codable {
    var value: Double

    init(value: Double) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Double.self) {
            self.value = value
            return
        }
        let text = try container.decode(String.self)
        guard let value = Double(text) else {
            let reason = "'\(text)' is no number; allowed are a number, nan, inf and -inf"
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if self.value.isFinite {
            try container.encode(self.value)
        } else {
            try container.encode(self.value.description)
        }
    }
}
