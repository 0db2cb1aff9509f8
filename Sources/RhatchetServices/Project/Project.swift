package import Foundation
package import RhatchetConfiguration
package import RhatchetEngine
package import RhatchetProtocol
import RhatchetStore
import RhatchetTraining

/// One project, opened: its folder, who fills which role, and the engine on its store.
package final class Project {
    package let paths: ProjectPaths
    package let configuration: Configuration?
    package let engine: Engine
    /// Whether the store was made by this very opening.
    private let isNew: Bool
    private let use: FolderUse
    private var book = CredentialBook()

    /// Opens the project, and makes its store when it has none.
    ///
    /// - Throws: ``ConfigurationError``, ``LedgerError``, ``ProjectError``.
    ///
    /// - Parameter tolerating: for whoever only looks: is told of a mistake in `rhatchet.yaml`, which is then left out.
    package convenience init(
        _ paths: ProjectPaths,
        clock: any MachineClock = SystemClock(),
        tolerating: ((ConfigurationError) -> Void)? = nil
    ) throws {
        try StoreFile.prepare(paths)
        try self.init(prepared: paths, clock: clock, tolerating)
    }

    private init(
        prepared paths: ProjectPaths,
        clock: any MachineClock,
        _ tolerating: ((ConfigurationError) -> Void)?
    ) throws {
        self.paths = paths
        self.configuration = try Self.configuration(paths, tolerating)
        self.isNew = !FileManager.default.fileExists(atPath: paths.folder.path)
        try Self.makeFolder(paths.folder)
        let use = FolderUse(paths.folder.path)
        self.use = use
        do {
            self.engine = try Engine(ledger: SQLiteLedger(path: paths.store.path), clock: clock)
        } catch {
            if self.isNew { use.removeIfAlone() }
            throw error
        }
    }

    /// Takes back what this opening has made, where nothing has been started: a command that cannot be carried
    /// out leaves the folder as it was.
    package func discardIfUnused() {
        let trainings = TrainingFolder.list(project: self.paths.root.path)
        guard self.isNew, trainings.allSatisfy({ $0.segmentNumbers.isEmpty }) else { return }
        self.use.removeIfAlone()
    }

    /// Opens a project that must have a store already.
    ///
    /// - Throws: ``ProjectError/nothingRecorded(_:)`` and what `init` throws.
    package static func existing(
        _ paths: ProjectPaths,
        tolerating: ((ConfigurationError) -> Void)? = nil
    ) throws -> Project {
        try StoreFile.require(paths)
        return try Project(prepared: paths, clock: SystemClock(), tolerating)
    }

    private static func configuration(
        _ paths: ProjectPaths,
        _ tolerating: ((ConfigurationError) -> Void)?
    ) throws -> Configuration? {
        do {
            return try Configuration.read(paths.configuration)
        } catch let error as ConfigurationError {
            guard let tolerating else { throw error }
            tolerating(error)
            return nil
        }
    }

    /// The policy in force: the file's, else the defaults.
    package var policy: Policy { self.configuration?.policy ?? Policy() }

    /// Who fills a role.
    package func filling(_ role: Role) -> Filling {
        .of(role, in: self.configuration)
    }

    /// Who may act in a role: the one who fills it, then those who stand in, in their order.
    ///
    /// Where somebody who is known has accepted who fills which role, nobody else counts: `rhatchet.yaml` can be
    /// written by every program of the account.
    package func participants(_ role: Role) -> [Filling] {
        guard let roster = self.accepted else { return self.named(role) }
        return self.named(role).filter { roster.seats.contains(Roster.Seat(role, $0)) }
    }

    /// Those whom the configuration names for a role, or the defaults do.
    package func named(_ role: Role) -> [Filling] {
        [self.filling(role)] + (self.configuration?.backups[role] ?? [])
    }

    /// Who is known by which key; of a long log few lines are about that, and no others are read.
    ///
    /// - Throws: ``LedgerError``
    package func credentials() throws -> CredentialBook {
        for line in try self.engine.lines(about: CredentialBook.topic, after: self.book.head.sequence) {
            let place = try self.engine.entries(after: max(0, line.sequence - 3), limit: Int(min(3, line.sequence)))
            self.book.take(try place.map(Line.init))
        }
        return self.book
    }

    /// A log that cannot be read any further says nothing new: what was accepted before still holds.
    private var accepted: Roster? { ((try? self.credentials()) ?? self.book).roster }

    /// The person who acts in a role from this account: of several that who has its name, else the first.
    ///
    /// Nil where no person may.
    package func person(_ role: Role) -> Participant? {
        let persons = self.participants(role).map(\.participant).filter { $0.kind == .person }
        return persons.first { $0.name == Account.name } ?? persons.first
    }

    /// Declares a model before its first training.
    package func declare(_ model: ModelName, file: URL) throws {
        let declared = self.configuration?.models[model]
        let declaration = ModelDeclaration(
            model,
            expectations: declared?.expectations ?? [],
            phase: .design,
            trial: declared?.trial ?? false,
            file: self.paths.relative(file),
            target: self.paths.target(of: file)
        )
        try self.engine.configure(self.policy, models: [declaration])
    }

    private static func makeFolder(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ProjectError.folderNotMade(folder.path, reason: SystemWords.reason(error))
        }
    }
}
