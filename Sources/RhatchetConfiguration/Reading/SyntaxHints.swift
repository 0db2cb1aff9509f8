/// What YAML's own reader says, with what it allows instead.
enum SyntaxHints {
    /// By what the reader says, as libyaml spells it.
    private static let hints: [(said: String, allowed: String)] = [
        (
            "mapping values are not allowed",
            "a line has one 'key: value'; put a text with ': ' in quotes, and each key on a line of its own"
        ),
        (
            "cannot start any token",
            "indent with spaces and not with tabs, and put a text that begins with @, % or ` in quotes"
        ),
        ("did not find expected ',' or ']'", "a list is written [a, b], with ',' between and ']' at its end"),
        ("did not find expected ',' or '}'", "a map is written {a: 1, b: 2}, with ',' between and '}' at its end"),
        ("could not find expected ':'", "a key is followed by ': ' and its value, as 'count: 4'"),
        ("did not find expected key", "the keys of one map stand in one column, indented with spaces"),
        ("did not find expected '-' indicator", "the entries of one list stand in one column, each after '- '"),
        ("unexpected end of stream", "a quote that is opened is closed"),
        ("undefined alias", "'*name' stands for what '&name' marks before it; put a text that begins with * in quotes"),
    ]

    static func explained(_ problem: String) -> String {
        guard let hint = self.hints.first(where: { problem.contains($0.said) })?.allowed else { return problem }
        return "\(problem): \(hint)"
    }
}
