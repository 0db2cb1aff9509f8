import Foundation
import RhatchetEngine
import RhatchetProtocol
import RhatchetServices
import RhatchetTestSupport
import Testing

/// A project in a folder of its own, with its real store, on a clock that a test moves.
struct Performance {
    let folder: ScratchFolder
    let project: Project
    let stage: Stage

    init(_ configuration: String? = nil) throws {
        self.folder = try ScratchFolder()
        if let configuration { try self.folder.write(configuration, to: "rhatchet.yaml") }
        let clock = ManualClock()
        self.project = try Project(ProjectPaths(root: self.folder.url), clock: clock)
        self.stage = Stage(self.project.engine, clock: clock)
        try self.project.engine.configure(self.project.policy, models: [ModelDeclaration("model_1")])
    }

    /// PROTOCOL 13's example from `first` on, as far as `minute`.
    func example(from first: Int64 = 0, until minute: Int64 = .max) throws {
        let steps: [(Int64, Role, Command)] = [
            (0, .modelTrainer, Cases.report), (6, .modeler, Cases.authorize), (20, .codeTranslator, Cases.apply),
            (25, .modelTrainer, Cases.resume), (40, .modelTrainer, Cases.verify), (60, .director, Cases.grant),
        ]
        for (at, role, command) in steps where (first...minute).contains(at) { try self.stage.at(at, role, command) }
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: self.folder.file(name), encoding: .utf8)
    }

    /// The transcript of the first incident as it is now.
    func transcript() throws -> String {
        let templates = Templates(self.project.paths)
        let transcript = try Transcript(Cases.one, project: self.project, templates: templates)
        return try #require(transcript).markdown
    }

    func rewindDocument() throws -> RewindDocument {
        try RewindDocument(Cases.one, in: self.project.engine)
    }

    func writeManifest() throws {
        try Manifest(self.project.engine).write(to: self.project.paths)
    }

    /// `VERSION_MANIFEST.json` as it is now.
    func manifest() throws -> [String: Any] {
        try self.writeManifest()
        let data = try Data(contentsOf: self.project.paths.manifest)
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// The latest emergency in the manifest, as text.
    func emergency() throws -> [String: String] {
        let object = try self.manifest()["emergency_delegation"] as? [String: Any] ?? [:]
        return object.mapValues { $0 is NSNull ? "null" : "\($0)" }
    }
}
