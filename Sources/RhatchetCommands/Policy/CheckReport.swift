import Foundation
import RhatchetConfiguration
import RhatchetProtocol

/// What a check of a file came to.
struct CheckReport: Encodable {
    var file: String
    var errors: [ConfigurationError]
    var remarks: [ConfigurationError]
    /// How it stands to the record.
    var standing: [String] = []
    /// What is in it; nil where something is wrong.
    var contents: String?

    var isOk: Bool { self.errors.isEmpty }

    /// nil where there is no file.
    init?(_ file: URL) throws {
        self.file = file.lastPathComponent
        if self.file.hasSuffix(".md") {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            let table = ExpectationTable(text, file: self.file)
            (self.errors, self.remarks) = (table.errors, table.remarks)
            self.contents = self.errors.isEmpty ? Self.count(table.rows.count, "row") : nil
        } else {
            guard let check = ConfigurationCheck(file) else { return nil }
            (self.errors, self.remarks) = (check.errors, check.remarks)
            self.contents = self.errors.isEmpty ? Self.contents(check.configuration) : nil
        }
    }

    private static func contents(_ configuration: Configuration) -> String {
        let rows = configuration.models.values.map(\.expectations.count).reduce(0, +)
        return [
            "policy \(configuration.policy.name.rawValue)", Self.count(configuration.fillings.count, "role"),
            Self.count(configuration.models.count, "model"), Self.count(rows, "row") + " of design expectations",
        ].joined(separator: ", ")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    private enum CodingKeys: String, CodingKey { case file, ok, errors, remarks, standing }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.file, forKey: .file)
        try container.encode(self.isOk, forKey: .ok)
        try container.encode(self.errors, forKey: .errors)
        try container.encode(self.remarks, forKey: .remarks)
        try container.encode(self.standing, forKey: .standing)
    }
}
