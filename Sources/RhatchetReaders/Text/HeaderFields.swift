/// The names of a header: separated by commas, in quotation marks where a comma stands in one.
enum HeaderFields {
    static func names(_ header: String) -> [String] {
        var (names, name, isQuoted): ([String], String, Bool) = ([], "", false)
        for mark in header {
            switch mark {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                names.append(name)
                name = ""
            default: name.append(mark)
            }
        }
        return (names + [name]).map { $0.trimmed }
    }
}

extension String {
    /// Without spaces at its ends.
    fileprivate var trimmed: String {
        String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
