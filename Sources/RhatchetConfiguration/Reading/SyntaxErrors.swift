import Yams

/// What YAML's own reader says of a text, as an error with a place in it.
struct SyntaxErrors {
    let file: String
    let text: String

    func error(_ error: any Error) -> ConfigurationError {
        let (found, message) = self.cause(error as? YamlError)
        let place = self.inside(found)
        return ConfigurationError(
            file: self.file,
            line: place.line,
            column: place.column,
            message: message.map(SyntaxHints.explained) ?? "\(error)"
        )
    }

    private func cause(_ error: YamlError?) -> (Place, String?) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (Place(line: mark.line, column: mark.column), problem)
        case .duplicatedKeysInMapping(let keys, let context):
            self.twice(keys.first ?? "", in: Place(line: context.mark.line, column: context.mark.column))
        case .reader(let problem, let offset, _, _): (self.place(offset: offset ?? 0), problem)
        default: (.beginning, nil)
        }
    }

    /// YAML's reader may point behind the last line, where it had hoped for more.
    private func inside(_ place: Place) -> Place {
        let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
        let lines = self.text.replacing("\r\n", with: "\n").unicodeScalars
            .split(omittingEmptySubsequences: false, whereSeparator: breaks.contains)
        let line = min(place.line, lines.count)
        let length = lines[line - 1].count
        return Place(line: line, column: line < place.line ? length + 1 : min(place.column, length + 1))
    }

    private func place(offset: Int) -> Place {
        let before = String(decoding: self.text.utf8.prefix(offset), as: UTF8.self).unicodeScalars
        let line = before.split(separator: "\n", omittingEmptySubsequences: false)
        return Place(line: line.count, column: (line.last?.count ?? 0) + 1)
    }

    /// YAML's reader says where the map begins that has a key twice; in a map of lines the second one is looked for.
    private func twice(_ key: String, in map: Place) -> (Place, String) {
        let indent = String(repeating: " ", count: map.column - 1)
        let lines = self.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(map.line - 1)
        let places = zip(map.line..., lines).compactMap { number, line -> Place? in
            // The first entry may stand after the dash of a list.
            guard number == map.line || line.hasPrefix(indent) else { return nil }
            let entry = line.dropFirst(indent.count)
            let isOurs = entry.hasPrefix(key) && entry.dropFirst(key.count).drop { $0 == " " }.first == ":"
            return isOurs ? Place(line: number, column: map.column) : nil
        }
        return (places.dropFirst().first ?? map, "'\(key)' stands twice in one map; keep one of them")
    }
}
