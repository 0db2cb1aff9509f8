package import Foundation
package import RhatchetProtocol

/// The Python tool that reads a model file by its syntax tree, edits literals in it and proves an edit.
///
/// It never imports the user's code; only Python itself knows Python's syntax.
package struct FixTool: Sendable {
    private let python: String
    private let tool: String
    private let pymc: String?

    /// - Parameter python: nil where no file is ever to be read.
    package init(python: PythonEnvironment?, folder: PythonFolder) {
        self.python = python?.executable ?? "python3"
        self.tool = "\(folder.path)/rhatchet/fix/main.py"
        self.pymc = python?.pymc
    }

    /// Whether `file` is Python at all.
    ///
    /// - Throws: ``FixError/refused(code:message:hint:)`` with the position of the first error.
    package func check(_ file: String) throws {
        let _: Checked = try self.run(["check", file], sending: Empty())
    }

    /// The sampler calls of `file` with the arguments that a fix may touch.
    ///
    /// - Parameter sampler: what really draws, `pymc` or `nutpie`; nil when it is not known.
    package func inspect(_ file: String, sampler: String?) throws -> [SamplerCall] {
        let context = [("--sampler", sampler), ("--pymc", self.pymc)].flatMap { name, value in
            value.map { [name, $0] } ?? []
        }
        let inspected: Inspected = try self.run(["inspect", file] + context, sending: Empty())
        return inspected.calls
    }

    /// The file with the changes made in it; nothing is written.
    package func apply(_ changes: [Change], to file: String, sampler: String?) throws -> EditedFile {
        let request = Request(name: nil, changes: changes, context: Context(sampler: sampler, pymc: self.pymc))
        return try self.run(["apply", file], sending: request)
    }

    /// Whether `changes` are the whole difference between two files, and only that.
    package func prove(_ changes: [Change], before: Data, after: Data, sampler: String?) throws -> Proof {
        let request = ProofRequest(
            before: before.base64EncodedString(),
            after: after.base64EncodedString(),
            changes: changes,
            context: Context(sampler: sampler, pymc: self.pymc)
        )
        return try self.run(["prove"], sending: request)
    }

    /// The class of the difference between two versions of a model file, and between the hashes of its data by path.
    package func classify(
        before: Data,
        after: Data,
        name: String,
        data: DataHashes = DataHashes(),
        _ circumstances: Circumstances
    ) throws -> Classification {
        var context = circumstances
        context.pymc = self.pymc
        let request = ClassRequest(
            before: before.base64EncodedString(),
            after: after.base64EncodedString(),
            name: name,
            data: data,
            context: context
        )
        return try self.run(["classify"], sending: request)
    }

    private func run<Answer: Decodable>(_ arguments: [String], sending request: some Encodable) throws -> Answer {
        let result: ShortProcessResult
        do {
            let input = try JSONEncoder().encode(request)
            result = try ShortProcess.run(self.python, ["-I", self.tool] + arguments, input: input)
        } catch {
            throw FixError.toolFailed("\(error)")
        }
        if let refused = try? JSONDecoder().decode(Refused.self, from: result.output) {
            throw FixError.refused(code: refused.error.code, message: refused.error.message, hint: refused.error.hint)
        }
        do {
            return try JSONDecoder().decode(Answer.self, from: result.output)
        } catch {
            throw FixError.toolFailed(result.errorText.isEmpty ? "\(error)" : result.errorText)
        }
    }
}

private struct Empty: Encodable {}
private struct Checked: Decodable { let ok: Bool }
private struct Inspected: Decodable { let calls: [SamplerCall] }

/// Defaults and spellings depend on what really draws.
private struct Context: Encodable {
    let sampler: String?
    let pymc: String?
}

private struct Request: Encodable {
    let name: String?
    let changes: [Change]
    let context: Context
}

private struct ProofRequest: Encodable {
    let before: String
    let after: String
    let changes: [Change]
    let context: Context

    enum CodingKeys: String, CodingKey {
        case before = "before_base64"
        case after = "after_base64"
        case changes, context
    }
}

private struct ClassRequest: Encodable {
    let before: String
    let after: String
    let name: String
    let data: DataHashes
    let context: Circumstances

    enum CodingKeys: String, CodingKey {
        case before = "before_base64"
        case after = "after_base64"
        case name, data, context
    }
}

private struct Refused: Decodable {
    struct Reason: Decodable {
        let code: String
        let message: String
        let hint: String?
    }

    let error: Reason
}
