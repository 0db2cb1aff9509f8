import Foundation

/// The right to perform one training's effects, held until this value is released or its process ends.
package final class OwnerLock: Sendable {
    package let training: TrainingFolder
    private let lock: FileLock

    private init(training: TrainingFolder, lock: FileLock) {
        self.training = training
        self.lock = lock
    }

    /// Takes the right for this process, which is written into the file.
    ///
    /// - Throws: ``OwnerLockError/held(by:training:)`` when another has it, ``OwnerLockError/file(_:)`` when the
    ///   folder cannot be written.
    package static func acquire(_ training: TrainingFolder) throws(OwnerLockError) -> OwnerLock {
        let taken: FileLock?
        do { taken = try FileLock.take(training.owner) } catch { throw .file(error) }
        guard let taken else { throw .held(by: Self.named(in: training), training: training.id) }
        taken.replaceContents(with: (try? JSONEncoder().encode(ProcessIdentity.current)) ?? Data())
        return OwnerLock(training: training, lock: taken)
    }

    /// Who owns the training now; nil when nobody does.
    package static func holder(of training: TrainingFolder) -> ProcessIdentity? {
        guard FileLock.isHeld(training.owner) else { return nil }
        return Self.named(in: training) ?? ProcessIdentity(pid: 0, startTime: 0, bootID: BootID.current)
    }

    private static func named(in training: TrainingFolder) -> ProcessIdentity? {
        AtomicFile.read(ProcessIdentity.self, from: training.owner)
    }
}
