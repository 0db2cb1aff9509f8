package import Foundation
package import RhatchetProtocol

/// Where a fix is made and proven before anything is written to the model.
package struct FixWorkshop: Sendable {
    private let tool: FixTool
    private let contents: ContentStore

    package init(tool: FixTool, contents: ContentStore) {
        self.tool = tool
        self.contents = contents
    }

    /// A fix that is ready: both files kept, the difference proven to be the changes and nothing else.
    package struct Workpiece: Sendable {
        package var swap: FileSwap
        package var diff: String
        /// The changes with the lines where they were made.
        package var changes: [Change]
        /// Computed from the difference.
        package var fixClass = FixClass.parameter
        /// Why it is of that class, a sentence for each difference; empty for a proven change of parameters.
        package var reasons: [String] = []
    }

    /// The file as it ran must still be there: what somebody wrote into it since would start with the fix.
    ///
    /// - Parameter ran: the hash of the file when the training was started or last fixed; nil when it is not known.
    /// - Throws: ``FixError/changedSince(_:)``
    package func requireUnchanged(_ file: URL, since ran: ContentHash?) throws {
        guard let ran, ContentHash(of: try Data(contentsOf: file)) != ran else { return }
        throw FixError.changedSince(file.lastPathComponent)
    }

    /// The sampler arguments in force in `file`, by their canonical names: those of its last call.
    package func settings(_ file: URL) throws -> [String: Value] {
        try self.tool.inspect(file.path, sampler: nil).last?.settings ?? [:]
    }

    /// Makes and proves the changes in `file`.
    ///
    /// - Parameter sampler: what really draws, `pymc` or `nutpie`; nil when it is not known.
    /// - Throws: ``FixError``; nothing is written to the file in any case.
    package func prepare(_ changes: [Change], file: URL, sampler: String?) throws -> Workpiece {
        let original = try Data(contentsOf: file)
        let edited = try self.tool.apply(changes, to: file.path, sampler: sampler)
        let proof = try self.tool.prove(changes, before: original, after: edited.content, sampler: sampler)
        guard proof.proven, edited.before == ContentHash(of: original) else {
            let first = proof.differences?.first?.line.map { " (line \($0))" } ?? ""
            throw FixError.refused(
                code: proof.code ?? "diff_mismatch",
                message: "the edited '\(file.lastPathComponent)' is not the authorised change and nothing else\(first)",
                hint: "authorise the change that is wanted, by sampler arguments alone"
            )
        }
        let swap = FileSwap(
            file: file,
            before: try self.contents.keep(original),
            after: try self.contents.keep(edited.content)
        )
        let placed = edited.changes.map { Change(parameter: $0.parameter, from: $0.from, to: $0.to, line: $0.line) }
        return Workpiece(swap: swap, diff: edited.diff, changes: placed)
    }

    /// Keeps a change of words that a program is called with, which nobody has to prove: they are what was made of the changes.
    ///
    /// - Parameter diff: the words that differ, for people.
    package func keep(_ before: Data, _ after: Data, in file: URL, diff: String, _ changes: [Change]) throws
        -> Workpiece
    {
        let swap = FileSwap(
            file: file,
            before: try self.contents.keep(before),
            after: try self.contents.keep(after)
        )
        return Workpiece(swap: swap, diff: diff, changes: changes)
    }

    /// Computes the class of a whole new text of `file`, and keeps both.
    ///
    /// It is compared with what ran, so that an edit which stands in the file already counts too.
    ///
    /// - Parameter ran: the hash of the file when the training was started or last fixed; nil when it is not known.
    /// - Throws: ``FixError``; nothing is written to the file in any case.
    package func examine(_ content: Data, file: URL, ran: ContentHash?, _ circumstances: Circumstances) throws
        -> Workpiece
    {
        if ContentHash(of: try Data(contentsOf: file)) != ContentHash(of: content) {
            try self.requireUnchanged(file, since: ran)
        }
        let original = try ran.map(self.contents.content) ?? Data(contentsOf: file)
        let name = file.lastPathComponent
        let found = try self.tool.classify(
            before: original,
            after: content,
            name: name,
            circumstances.beside(file)
        )
        guard let fixClass = found.fixClass else {
            throw FixError.refused(
                code: "malformed",
                message: "the submitted '\(name)' runs as the one that is there",
                hint: "submit a change of something that runs"
            )
        }
        let swap = FileSwap(
            file: file,
            before: try self.contents.keep(original),
            after: try self.contents.keep(content)
        )
        return Workpiece(
            swap: swap,
            diff: found.diff,
            changes: found.changes.map { Change(parameter: $0.parameter, from: $0.from, to: $0.to, line: $0.line) },
            fixClass: fixClass,
            reasons: found.differences.map(\.sentence)
        )
    }

    /// Computes the class of a change of data files: `data` only where the model file is what ran.
    package func examine(_ data: DataHashes, file: URL, ran: ContentHash?) throws -> Classification {
        let present = try Data(contentsOf: file)
        let before = try ran.map(self.contents.content) ?? present
        return try self.tool.classify(
            before: before,
            after: present,
            name: file.lastPathComponent,
            data: data,
            Circumstances().beside(file)
        )
    }

    /// The same beside a program that is no script.
    package func examine(_ data: DataHashes, beside program: URL) throws -> Classification {
        try self.tool.classify(
            before: Data(),
            after: Data(),
            name: program.lastPathComponent,
            data: data,
            Circumstances().beside(program)
        )
    }
}
