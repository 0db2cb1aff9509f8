/// Names of CmdStan's columns as Stan writes them.
enum StanName {
    /// `theta.1.2` is `theta[1,2]`; parts of tuples are `pair:2.3`, which is `pair.2[3]`.
    ///
    /// CmdStan 2.37, `prettify_stan_csv_name`.
    static func shown(_ column: String) -> String {
        guard column.contains(where: { $0 == "." || $0 == ":" }) else { return column }
        let parts: [Substring] = column.split(separator: ":" as Character, omittingEmptySubsequences: false)
        return parts.map(Self.part).joined(separator: ".")
    }

    private static func part(_ part: Substring) -> String {
        guard let dot = part.firstIndex(of: "."), dot != part.startIndex else { return String(part) }
        let places = part[part.index(after: dot)...].map { $0 == "." ? "," : String($0) }.joined()
        return String(part[..<dot]) + "[\(places)]"
    }
}
