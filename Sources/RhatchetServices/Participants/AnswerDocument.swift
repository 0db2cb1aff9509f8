package import Foundation
package import RhatchetProtocol

/// The answer of a program: one JSON object on standard output, `{"do": "authorize", …}` with the payload of
/// that `do` (PROTOCOL 13); `{"do": "nothing"}` leaves the case to somebody else.
package struct AnswerDocument: Decodable {
    /// The `do`.
    package let verb: String
    var reason: String?
    var diagnosis: String?
    var rationale: String?
    var changes: [Change]?
    var analysis: String?
    var recommendation: String?
    var rewind: Bool?
    var to: Role?
    var option: Option?
    var guidance: String?
    var text: String?
    var outcome: Outcome?
    var verdict: String?
    var plan: String?
    var risks: String?
    var fileContent: String?
    var fileContentBase64: String?
    var data: [String]?
    /// The class that a program takes its fix for; it is computed, whatever stands here.
    var ignored: String?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case verb = "do"
        case reason, diagnosis, rationale, changes, analysis, recommendation, rewind, to, option, guidance, text
        case outcome, verdict, plan, risks, data
        case ignored = "class"
        case fileContent = "file_content"
        case fileContentBase64 = "file_content_base64"
    }

    /// - Throws: ``AnswerError/unreadable(_:)``
    package static func read(_ json: Data) throws -> AnswerDocument {
        do {
            let unknown = try JSONDecoder().decode(AnswerKeys.self, from: json)
                .unknown(CodingKeys.allCases.map(\.stringValue))
            guard unknown.isEmpty else { throw AnswerError.unknownKeys(unknown) }
            return try JSONDecoder().decode(AnswerDocument.self, from: json)
        } catch let error as DecodingError {
            throw AnswerError.unreadable(error.place)
        }
    }

    /// - Throws: ``AnswerError``
    package func answer(on incident: IncidentID) throws -> Answer {
        if self.verb == "nothing" { return .nothing }
        guard let name = CommandName(rawValue: self.verb) else { throw AnswerError.unknown(self.verb) }
        switch name {
        case .authorize:
            let diagnosis = try self.need(self.diagnosis, "diagnosis")
            let changes = try self.need(self.changes, "changes")
            let authorization = Authorization(diagnosis: diagnosis, rationale: self.rationale, changes: changes)
            return .act(.authorize(incident: incident, authorization: authorization))
        case .apply: return .applyAuthorized(incident, self.changes ?? [])
        case .submit: return try self.submission(on: incident)
        case .decline: return .act(.decline(incident: incident, reason: self.reason))
        case .advise: return .act(.advise(incident: incident, advice: self.advice))
        case .delegate:
            return .act(.delegate(incident: incident, to: try self.need(self.to, "to"), guidance: self.guidance))
        case .consult: return .act(.consult(incident: incident))
        case .decide:
            return .act(.decide(incident: incident, option: try self.need(self.option, "option")))
        case .ask: return .act(.ask(incident: incident, text: try self.need(self.text, "text")))
        case .answer:
            let outcome = try self.need(self.outcome, "outcome")
            return .act(.answer(incident: incident, text: self.text ?? "", outcome: outcome))
        case .validate:
            return .act(.validate(incident: incident, verdict: self.verdict.flatMap(Verdict.init)))
        case .approve: return .act(.approve(incident: incident, reason: self.reason))
        case .refuse: return .act(.refuse(incident: incident, reason: self.reason))
        case .recall: return .act(.recall(incident: incident, reason: self.reason))
        case .review:
            let verdict = try self.need(self.verdict.flatMap(ReviewVerdict.init), "verdict")
            return .act(.review(incident: incident, verdict: verdict, reason: self.reason))
        case .rewind: return .act(.rewind(incident: incident, reason: self.reason))
        case .terminate: return .act(.terminate(incident: incident, reason: self.reason))
        case .start, .complete, .report, .pause, .resume, .verify, .message, .availability, .expectations:
            throw AnswerError.unknown(self.verb)
        }
    }

    private var advice: Advice {
        Advice(
            analysis: self.analysis,
            recommendation: self.recommendation,
            fixClass: self.changes.map { _ in .parameter },
            changes: self.changes ?? [],
            rewind: self.rewind ?? false
        )
    }

    /// A list of changes, a whole file, or the names of data files; which class it is of is not for the answer to say.
    private func submission(on incident: IncidentID) throws -> Answer {
        var submission = Submission(fixClass: .parameter, analysis: self.analysis, plan: self.plan, risks: self.risks)
        switch (self.changes, try self.content, self.data) {
        case (let changes?, nil, nil):
            submission.changes = changes
            return .submit(incident, submission)
        case (nil, let content?, nil): return .submitFile(incident, submission, content: content)
        case (nil, nil, let files?): return .submitData(incident, submission, files: files)
        default: throw AnswerError.oneOf(["changes", "file_content", "data"], verb: self.verb)
        }
    }

    /// The bytes of a file; Base64 for one that is no UTF-8.
    private var content: Data? {
        get throws {
            guard let text = self.fileContentBase64 else { return self.fileContent.map { Data($0.utf8) } }
            guard self.fileContent == nil, let data = Data(base64Encoded: text) else {
                throw AnswerError.oneOf(["file_content", "file_content_base64"], verb: self.verb)
            }
            return data
        }
    }

    private func need<Value>(_ value: Value?, _ key: String) throws -> Value {
        guard let value else { throw AnswerError.missing(key, verb: self.verb) }
        return value
    }
}

/// What is wrong with a program's answer.
package enum AnswerError: Error, Equatable, CustomStringConvertible {
    case unknown(String)
    case missing(String, verb: String)
    case oneOf([String], verb: String)
    case unknownKeys([String])
    case unreadable(String)

    /// In one line, whatever the answer's own words are.
    package var description: String {
        self.words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\\n")
    }

    private var words: String {
        switch self {
        case .unknown(let verb): "'\(verb)' is nothing that can be answered; the case's 'commands' lists what can"
        case .missing(let key, let verb): "'\(verb)' needs '\(key)'"
        case .oneOf(let keys, let verb):
            "'\(verb)' needs exactly one of \(keys.map { "'\($0)'" }.joined(separator: ", ")), in its own form"
        case .unknownKeys(let keys):
            "no answer has the key \(keys.map { "'\($0)'" }.joined(separator: ", ")); nothing of it was done"
        case .unreadable(let reason): "the answer is no JSON object with a 'do': \(reason)"
        }
    }
}

extension DecodingError {
    /// Where the JSON is not what is read, and why, in one line.
    fileprivate var place: String {
        switch self {
        case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? context.debugDescription : "'\(context.codingPath.path)': \(context.debugDescription)"
        @unknown default: "\(self)"
        }
    }
}

extension [any CodingKey] {
    /// As a reader would name the place: `changes[0].to`.
    fileprivate var path: String {
        self.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }
}
