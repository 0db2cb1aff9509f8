extension ProtocolState {
    /// The files that an incident's live fixes touch: applied, submitted or authorised, and not taken back.
    package func touched(by incident: Incident) -> Set<String> {
        guard let model = self.models[incident.model] else { return [] }
        var files = Set<String>()
        for fix in incident.fixes { files.formUnion(model.files(of: fix.changes, fixClass: fix.fixClass)) }
        if let submission = incident.submission {
            files.formUnion(model.files(of: submission.changes, fixClass: submission.fixClass))
        }
        if incident.state == .authorized, let authorization = incident.authorization {
            files.formUnion(model.files(of: authorization.changes, fixClass: .parameter))
        }
        return files
    }
}

extension Model {
    /// The files that a fix touches: a data fix those that it names, any other the model's where it names none.
    func files(of changes: [Change], fixClass: FixClass) -> Set<String> {
        switch fixClass {
        case .data: Set(changes.compactMap(\.file))
        case .parameter, .bugfix, .feature, .algorithm:
            changes.isEmpty ? [self.writtenFile] : Set(changes.map { self.written($0.file ?? self.file) })
        }
    }

    /// Two models may be links to one file.
    private func written(_ file: String) -> String { file == self.file ? self.writtenFile : file }
}
