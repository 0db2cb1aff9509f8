package import Foundation

/// Where everything of one project lies.
package struct ProjectPaths: Sendable, Equatable {
    /// The folder in which models, data and `rhatchet.yaml` stand.
    package let root: URL

    package init(root: URL) {
        self.root = root.standardizedFileURL
    }

    package var configuration: URL { self.root.appending(path: "rhatchet.yaml") }
    /// The user's own words for messages; a file there replaces the template that is shipped.
    package var templates: URL { self.root.appending(path: "rhatchet-templates") }
    package var folder: URL { self.root.appending(path: ".rhatchet") }
    package var store: URL { self.folder.appending(path: "store.sqlite") }
    package var notices: URL { self.folder.appending(path: "notices.sqlite") }
    package var trainings: URL { self.folder.appending(path: "trainings") }
    package var contents: URL { self.folder.appending(path: "contents") }
    /// How far the manifest and the transcripts go, and the lock of whoever writes them.
    package var recordMark: URL { self.folder.appending(path: "record.json") }
    package var recordLock: URL { self.folder.appending(path: "record.lock") }
    package var manifest: URL { self.root.appending(path: "VERSION_MANIFEST.json") }
    package var transcripts: URL { self.root.appending(path: "output/docs/incidents") }
    package var rewinds: URL { self.root.appending(path: "output/docs/rewind") }

    /// `output/implementation/logs/training_1.log` for `model_1`; another name stands whole.
    package func log(of model: String) -> URL {
        let name = model.hasPrefix("model_") ? String(model.dropFirst("model_".count)) : model
        return self.root.appending(path: "output/implementation/logs/training_\(name).log")
    }

    /// `file` as it is named in the record: relative to the project where it lies in it.
    package func relative(_ file: URL) -> String {
        let path = file.standardizedFileURL.path
        let prefix = self.root.path + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    /// The file that the record names so.
    package func file(named name: String) -> URL {
        name.hasPrefix("/") ? URL(filePath: name) : self.root.appending(path: name)
    }

    /// Where `file` leads when it is a link or lies behind one, named in the same way; nil when it is itself.
    package func target(of file: URL) -> String? {
        let real = ProjectPaths(root: self.root.resolvingSymlinksInPath())
        let name = real.relative(file.resolvingSymlinksInPath())
        return name == self.relative(file) ? nil : name
    }

    /// The project folder at or above `folder`: where a `rhatchet.yaml` or a `.rhatchet` stands; else `folder`.
    package static func find(from folder: URL) -> ProjectPaths {
        var candidate = folder.standardizedFileURL
        while true {
            let paths = ProjectPaths(root: candidate)
            let marks = [paths.configuration.path, paths.folder.path]
            if marks.contains(where: FileManager.default.fileExists(atPath:)) { return paths }
            let above = candidate.deletingLastPathComponent().standardizedFileURL
            guard above.path != candidate.path else { return ProjectPaths(root: folder) }
            candidate = above
        }
    }
}
