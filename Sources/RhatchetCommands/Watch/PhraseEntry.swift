/// A pass phrase while it is being typed at the bottom of the page, without stopping the watch.
struct PhraseEntry {
    enum Step: Equatable {
        case more, left
        case done(String)
    }

    let name: String
    private var bytes: [UInt8] = []

    init(of name: String) {
        self.name = name
    }

    var prompt: String {
        "pass phrase of \(self.name), then Enter (Esc leaves it): " + String(repeating: "•", count: self.bytes.count)
    }

    /// - Parameter key: one byte of what the terminal sent.
    mutating func take(_ key: Character) -> Step {
        guard let byte = key.unicodeScalars.first.flatMap({ UInt8(exactly: $0.value) }) else { return .more }
        switch byte {
        case 0x0A, 0x0D: return self.bytes.isEmpty ? .left : .done(String(decoding: self.bytes, as: UTF8.self))
        case 0x1B: return .left
        case 0x08, 0x7F: _ = self.bytes.popLast()
        default: self.bytes.append(byte)
        }
        return .more
    }
}
