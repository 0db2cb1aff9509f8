import Foundation

/// The repository as text.
struct House {
    struct Source {
        /// Relative to the repository, with slashes.
        let path: String
        let text: String

        var lines: [Substring] { self.text.split(separator: "\n", omittingEmptySubsequences: false) }

        /// Numbered lines with one of `words` in them, without those that are comments.
        func code(with words: String...) -> [(number: Int, line: Substring)] {
            guard words.contains(where: self.text.contains) else { return [] }
            return self.lines.enumerated().map { ($0.offset + 1, $0.element) }.filter { _, line in
                words.contains { line.contains($0) } && !line.drop { $0 == " " }.hasPrefix("//")
            }
        }

        /// What it imports, without modifiers and submodules.
        var imports: [String] {
            self.code(with: "import ").compactMap { _, line in
                line.firstMatch(
                    of: /^\s*(?:@\w+ )?(?:package |public |private |internal )?import (?:struct |func )?(\w+)/
                )
                .map { String($0.output.1) }
            }
        }
    }

    let root: URL

    init(_ here: String = #filePath) {
        let folder = URL(filePath: here).deletingLastPathComponent().resolvingSymlinksInPath()
        self.root = folder.deletingLastPathComponent().deletingLastPathComponent()
    }

    /// The Swift files under `folder`, in order of their paths.
    func sources(_ folder: String) throws -> [Source] {
        let base = self.root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { $0.hasSuffix(".swift") }
        return try paths.sorted().map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            return Source(path: "\(folder)/\(path)", text: text)
        }
    }

    /// Which modules of ours each module may import, as `Package.swift` declares it.
    func declared() throws -> [String: Set<String>] {
        let text = try String(contentsOf: self.root.appending(path: "Package.swift"), encoding: .utf8)
        var declared: [String: Set<String>] = [:]
        for match in text.matches(of: /module\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/) {
            let names = (match.output.2 ?? "").matches(of: /"(\w+)"/).map { String($0.output.1) }
            declared[String(match.output.1)] = Set(names)
        }
        return declared
    }
}
