import Foundation

/// The scenarios under `examples/scenarios`, with the traces that were worked out for them by hand.
enum Examples {
    struct Example: Sendable, CustomStringConvertible {
        let name: String
        let text: String
        let trace: String

        var description: String { self.name }
    }

    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "examples/scenarios")

    /// In order of their names; empty where the folder is not there.
    static let all: [Example] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted().map { name in
            Example(name: name, text: Self.text("\(name).yaml"), trace: Self.text("\(name).ndjson"))
        }
    }()

    /// Empty for a file that is not there.
    static func text(_ file: String) -> String {
        (try? String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)) ?? ""
    }
}
