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
}
