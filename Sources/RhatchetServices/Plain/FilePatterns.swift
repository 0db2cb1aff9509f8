import Foundation

/// Names of files as a shell's patterns, of tables that a program writes its draws to.
package struct FilePatterns: Sendable, Equatable {
    /// Absolute.
    let patterns: [String]

    /// How they are handed on in the environment.
    static let name = "RHATCHET_TABLES"

    /// - Parameter folder: that relative ones begin at.
    package init(_ patterns: [String], in folder: String) {
        let folder = folder.map { "\\*?[".contains($0) ? "\\\($0)" : "\($0)" }.joined()
        self.patterns = patterns.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
    }

    /// What a segment was started with.
    init(environment: [String: String]) {
        self.patterns = environment[Self.name]?.split(separator: "\n").map(String.init) ?? []
    }

    var text: String { self.patterns.joined(separator: "\n") }

    /// Files that are there, in the order of the numbers in their names.
    func files() -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        for pattern in self.patterns {
            glob(pattern, GLOB_NOSORT | (found.gl_pathc > 0 ? GLOB_APPEND : 0), nil, &found)
        }
        let paths = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
        return Set(paths).filter(FoundOutputs.isRegular).sorted {
            $0.compare($1, options: .numeric) == .orderedAscending
        }
    }
}
