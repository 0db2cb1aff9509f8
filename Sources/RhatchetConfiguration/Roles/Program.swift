import Foundation
package import RhatchetProtocol

/// A program that fills a role: its words, and the name under which it is known.
///
/// Two fillings with one name are one participant: an agent that reviewed under another spelling of its own command
/// would review itself.
package struct Program: Sendable, Equatable {
    package var words: [String]
    package var name: String
    /// After which it is killed.
    package var limit: TimeAmount

    package static let usualLimit = TimeAmount.minutes(10)
    /// What a limit may be: no program starts in less, and a case must not lie with one that hangs.
    package static let limits = TimeAmount.seconds(1)...TimeAmount.minutes(30)

    /// The file that is really run: the first word that is no interpreter and no option.
    package var script: String { Self.file(in: self.words) }

    /// - Parameter name: nil takes ``script``.
    package init(_ words: [String], name: String? = nil, limit: TimeAmount = Self.usualLimit) {
        self.words = words
        self.name = name ?? Self.file(in: words)
        self.limit = limit
    }

    /// The same with its name free of links: relative to `folder` where it lies in it.
    func resolved(in folder: URL) -> Program {
        guard self.name == Self.file(in: self.words), self.name.contains("/") || Self.exists(self.name, in: folder)
        else {
            return self
        }
        let file = URL(filePath: self.name, relativeTo: folder).resolvingSymlinksInPath().standardizedFileURL.path
        let inside = folder.resolvingSymlinksInPath().standardizedFileURL.path + "/"
        var program = self
        program.name = file.hasPrefix(inside) ? String(file.dropFirst(inside.count)) : file
        return program
    }

    private static func exists(_ name: String, in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    }

    private static let interpreters: Set = [
        "sh", "bash", "dash", "zsh", "env", "node", "deno", "bun", "ruby", "perl", "uv", "uvx", "npx", "run", "pypy3",
        "nice",
        "timeout", "stdbuf", "Rscript", "julia",
    ]

    private static func file(in words: [String]) -> String {
        let found = words.first { !$0.hasPrefix("-") && !$0.contains("=") && !Self.isInterpreter($0) }
        let name = found ?? words.first ?? "command"
        return name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    }

    private static func isInterpreter(_ word: String) -> Bool {
        let name = word.split(separator: "/").last.map(String.init) ?? word
        return Self.interpreters.contains(name) || name.wholeMatch(of: /python[0-9.]*/) != nil
    }
}
