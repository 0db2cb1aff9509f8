import Foundation
import RhatchetTriage

/// The labelled logs under `corpus/`: real programs that really failed, or did not.
enum Corpus {
    static let folder = URL(filePath: #filePath).appending(path: "../../../corpus").standardized

    /// Those that are there: a folder with labels.
    static var parts: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted().filter {
                FileManager.default.fileExists(atPath: Self.folder.appending(path: "\($0)/labels.json").path)
            }
        }
    }

    struct Label: Decodable {
        let log: String
        let category: String?
        let exitStatus: Int32?
        let signal: Int32?
        let line: Int?

        enum CodingKeys: String, CodingKey {
            case log, category, signal, line
            case exitStatus = "exit_status"
        }

        /// How it ended; nil for a program that still ran.
        var exit: ExitRecord? {
            self.exitStatus == nil && self.signal == nil
                ? nil : ExitRecord(status: self.exitStatus, signal: self.signal)
        }
    }

    /// All parts, each log with its lines.
    static func read() throws -> [(label: Label, tail: [LogLine])] {
        try parts.flatMap { half in
            let folder = Self.folder.appending(path: half)
            let labels = try Data(contentsOf: folder.appending(path: "labels.json"))
            return try JSONDecoder().decode([Label].self, from: labels).map { label in
                let log = try Data(contentsOf: folder.appending(path: "logs").appending(path: label.log))
                return (label, LogLines.split([UInt8](log), before: 0))
            }
        }
    }
}
