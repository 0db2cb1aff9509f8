package import RhatchetProtocol

/// Data files that were mended in place, as they stood when the fix was submitted.
package struct PreparedData: Sendable, Codable, Equatable {
    /// One of them.
    package struct File: Sendable, Codable, Equatable {
        package var path: String
        /// Where a link leads; nil when the path is none.
        package var target: String?
        /// nil: it was not there, or nobody had hashed it.
        package var before: String?
        /// nil: it is gone.
        package var after: String?
        /// Bytes, and nanoseconds since 1970; what is looked at again before the approval.
        package var size: Int64?
        package var modified: Int64?

        /// For people.
        package var sentence: String {
            let name = self.target.map { "\(self.path) -> \($0)" } ?? self.path
            return "\(name): \(self.before?.prefix(12) ?? "not known") → \(self.after?.prefix(12) ?? "gone")"
        }

        package init(
            path: String,
            target: String?,
            before: String?,
            after: String?,
            size: Int64?,
            modified: Int64?
        ) {
            self.path = path
            self.target = target
            self.before = before
            self.after = after
            self.size = size
            self.modified = modified
        }
    }

    package var incident: IncidentID
    package var model: ModelName
    package var files: [File]

    package init(incident: IncidentID, model: ModelName, files: [File]) {
        self.incident = incident
        self.model = model
        self.files = files
    }
}
