import Foundation

/// The folder of one training, `<project>/.rhatchet/trainings/<id>`.
package struct TrainingFolder: Hashable, Sendable {
    /// Absolute path of the folder.
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The folder of training `id` in the project at the absolute path `project`.
    package init(project: String, id: String) {
        self.init(path: "\(Self.all(project))/\(id)")
    }

    package var id: String { String(self.path.split(separator: "/").last ?? "") }
    /// The model that it is of, and how often that had been trained: `model_1`, 2 of `model_1-2`.
    package var ordinal: (model: String, number: Int)? {
        let parts = self.id.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count > 1, let number = parts.last.flatMap({ Int($0) }) else { return nil }
        return (parts.dropLast().joined(separator: "-"), number)
    }

    /// Whoever holds the kernel's lock on it performs this training's effects.
    package var owner: String { "\(self.path)/owner" }
    package var segments: String { "\(self.path)/segments" }

    package func segment(_ number: Int) -> SegmentFolder {
        SegmentFolder(path: "\(self.segments)/\(number)")
    }

    /// The numbers of the segments that are there, ascending.
    package var segmentNumbers: [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.segments)) ?? []
        return names.compactMap { Int($0) }.filter { $0 > 0 }.sorted()
    }

    package var newestSegment: SegmentFolder? {
        self.segmentNumbers.last.map { self.segment($0) }
    }

    /// Every training of the project, by id.
    package static func list(project: String) -> [TrainingFolder] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Self.all(project))) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { TrainingFolder(project: project, id: $0) }
    }

    /// The trainings of a model, oldest first.
    package static func list(project: String, of model: String) -> [TrainingFolder] {
        Self.list(project: project).compactMap { folder in
            folder.ordinal.flatMap { $0.model == model ? ($0.number, folder) : nil }
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func all(_ project: String) -> String { "\(project)/.rhatchet/trainings" }
}
