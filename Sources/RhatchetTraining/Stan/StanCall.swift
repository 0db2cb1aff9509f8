import Foundation

/// A program of CmdStan that samples, as its command line shows it.
package struct StanCall: Hashable, Sendable {
    /// Absolute paths of the outputs of its chains, in order of their ids.
    package let files: [String]
    /// The id of the first chain; nil when none was given.
    package let id: Int?
    /// What calls of one posterior have in common: the program and all arguments but those that differ from chain to chain.
    package let key: [String]
    /// The output as it was typed.
    package let output: String
    /// Absolute path of its data; nil where it is given none.
    package let data: String?
    /// Chains that this process draws.
    package var chains: Int { self.files.count }

    private static let methods: Set = [
        "sample", "optimize", "variational", "diagnose", "generate_quantities", "pathfinder", "log_prob", "laplace",
    ]
    /// Words that begin a group of arguments at the top.
    private static let groups: Set = ["data", "output", "random", "adapt", "hmc", "nuts", "static", "fixed_param"]
    private static let perChain: Set = [
        "id", "seed", "init", "file", "diagnostic_file", "profile_file", "metric_file", "refresh",
    ]

    /// - Parameters:
    ///   - arguments: with the program's name.
    ///   - folder: where it runs.
    /// - Returns: nil for what is no sampling of CmdStan.
    package init?(arguments: [String], folder: String) {
        guard let program = arguments.first else { return nil }
        let words = arguments.dropFirst().map { $0.hasPrefix("method=") ? String($0.dropFirst(7)) : $0 }
        guard words.first(where: Self.methods.contains) == "sample" else { return nil }
        var group = ""
        var (output, data): (String, String?) = ("output.csv", nil)
        var (id, chains): (Int?, Int) = (nil, 1)
        var key = [program]
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 1, Self.isGroup(word) { group = word }
            guard parts.count == 2 else {
                key.append(word)
                continue
            }
            switch (group, parts[0]) {
            case ("output", "file"): output = parts[1]
            case ("data", "file"): data = parts[1]
            case (_, "id"): id = Int(parts[1])
            case (_, "num_chains"): chains = Int(parts[1]) ?? 1
            default: break
            }
            let isOfData = group == "data" && parts[0] == "file"
            if isOfData || !Self.perChain.contains(parts[0]) { key.append(word) }
        }
        self.id = id
        self.key = key
        self.output = output
        self.data = data.map { Self.absolute($0, in: folder) }
        self.files = Self.files(output, first: id ?? 1, chains: chains).map { Self.absolute($0, in: folder) }
    }

    /// Whether a word begins a group of arguments: what follows belongs to it.
    package static func isGroup(_ word: String) -> Bool { Self.groups.contains(word) || Self.methods.contains(word) }

    /// `x.csv` of several chains is `x_1.csv` and so on, from the first id; several names are taken as they are.
    private static func files(_ output: String, first: Int, chains: Int) -> [String] {
        guard chains > 1 else { return [Self.ended(output)] }
        let names = output.split(separator: ",").map(String.init)
        if names.count == chains { return names.map(Self.ended) }
        let name = Self.ended(output)
        let suffix = "." + (name as NSString).pathExtension
        return (0..<chains).map { "\(name.dropLast(suffix.count))_\(first + $0)\(suffix)" }
    }

    private static func ended(_ name: String) -> String {
        (name as NSString).pathExtension.isEmpty ? "\(name).csv" : name
    }

    private static func absolute(_ path: String, in folder: String) -> String {
        let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        return URL(filePath: whole).standardizedFileURL.path
    }
}
