import Foundation
import Testing

/// A text that is compared whole; `RHATCHET_GOLDEN=write` writes it anew, for the diff to be read.
struct GoldenText {
    private let file: URL

    /// One under this folder's `Fixtures/`.
    init(_ name: String, _ here: String = #filePath) {
        self.file = URL(filePath: here).appending(path: "../../Fixtures/\(name)").standardized
    }

    /// One among the documents.
    init(document name: String, _ here: String = #filePath) {
        self.file = URL(filePath: here).appending(path: "../../../../docs/\(name)").standardized
    }

    func expect(_ text: String) throws {
        if ProcessInfo.processInfo.environment["RHATCHET_GOLDEN"] == "write" {
            try Data(text.utf8).write(to: self.file)
        }
        let lines = try String(contentsOf: self.file, encoding: .utf8).components(separatedBy: "\n")
        let told = text.components(separatedBy: "\n")
        for (number, (expected, found)) in zip(lines, told).enumerated() where expected != found {
            Issue.record("\(self.file.lastPathComponent):\(number + 1): '\(found)' stands for '\(expected)'")
        }
        #expect(lines.count == told.count)
    }
}
