extension Provenance {
    /// Where the project's files come from.
    package enum Source: Sendable, Codable, Equatable {
        case git(WorkTree)
        /// Why nothing can be said.
        case unknown(reason: String)
    }

    /// The project's folder in a git work tree, Rhatchet's own files left out.
    package struct WorkTree: Sendable, Codable, Equatable {
        /// nil before the first commit.
        package var commit: String?
        /// nil where no branch is checked out.
        package var branch: String?
        /// The first files that differ from the commit, relative to the project: `M model_1.py`, `? notes.txt`.
        package var changed: [String]
        /// How many there are in all.
        package var changedCount: Int
        /// SHA-256 of the kept difference of tracked files to the commit; nil where there is none, or too much of it.
        package var patch: String?

        package var isDirty: Bool { self.changedCount > 0 }

        package init(commit: String?, branch: String?, changed: [String], changedCount: Int, patch: String? = nil) {
            self.commit = commit
            self.branch = branch
            self.changed = changed
            self.changedCount = changedCount
            self.patch = patch
        }
    }
}
