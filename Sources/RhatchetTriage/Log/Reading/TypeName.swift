/// What the name of an exception's type says, where somebody chose it for its meaning.
enum TypeName {
    /// Python's own, which say how it was raised, not what is wrong.
    private static let plain: Set<Substring> = [
        "ValueError", "RuntimeError", "Exception", "AssertionError", "OSError", "IOError", "SystemExit", "Error",
        "error",
        "ArithmeticError", "LookupError", "EOFError", "BaseException", "Warning", "UserWarning", "RuntimeWarning",
        "FloatingPointError", "InvalidArgumentError", "ExceptionGroup", "ValidationError",
    ]

    /// `pipeline.InputTableRejected` says `Input Table Rejected: `; a plain type says nothing.
    static func words(of type: String) -> String {
        guard let name = type.split(separator: ".").last, !self.plain.contains(name) else { return "" }
        var words = ""
        for letter in name {
            if letter.isUppercase, words.last?.isLowercase == true { words.append(" ") }
            words.append(letter)
        }
        return words + ": "
    }
}
