extension TracebackReader {
    /// Reads `  File "NAME", line N, in NAME`.
    static func frame(_ text: String, at line: LogLine) -> Traceback.Frame? {
        let trimmed = text.drop(while: \.isWhitespace)
        guard trimmed.count < text.count, trimmed.hasPrefix("File \"") else { return nil }
        let rest = trimmed.dropFirst(6)
        guard let end = rest.firstRange(of: "\", line ") else { return nil }
        guard let number = Int(rest[end.upperBound...].prefix(while: \.isNumber)) else { return nil }
        let function = rest[end.upperBound...].drop(while: \.isNumber).dropFirst(5)
        return Traceback.Frame(
            file: String(rest[..<end.lowerBound]),
            line: number,
            at: line,
            function: String(function)
        )
    }

    /// Reads `module.Type: message` or a bare `Type`.
    static func exception(_ text: String) -> (type: String, message: String)? {
        let type = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let rest = text.dropFirst(type.count)
        guard let first = type.first, first.isLetter || first == "_" else { return nil }
        guard rest.allSatisfy(\.isWhitespace) || rest.hasPrefix(":") else { return nil }
        return (String(type), String(rest.dropFirst().drop(while: \.isWhitespace)))
    }

    static func looksLikeError(_ type: String) -> Bool {
        ["Error", "Exception", "Exit", "Interrupt", "Warning"].contains(where: type.hasSuffix)
    }
}
