/// One JSON object on one line, its keys in the order in which they are added.
struct JSONLine {
    private var fields: [String] = []

    /// Adds a value that is JSON already.
    mutating func add(_ key: String, json: String) {
        self.fields.append("\(Self.quoted(key)):\(json)")
    }

    /// Adds a text; nil is `null`.
    mutating func add(_ key: String, _ text: String?) {
        self.add(key, json: text.map(Self.quoted) ?? "null")
    }

    /// Adds a number; nil is `null`.
    mutating func add(_ key: String, _ number: Int?) {
        self.add(key, json: number.map(String.init) ?? "null")
    }

    /// Adds a list of texts.
    mutating func add(_ key: String, _ texts: [String]) {
        self.add(key, json: Self.array(texts.map(Self.quoted)))
    }

    var text: String { "{\(self.fields.joined(separator: ","))}" }

    static func array(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

    /// A JSON string: only what RFC 8259 demands is escaped.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
