/// Every boundary at which a process can die between two states of a disk, a store or a process.
///
/// They are compiled in always and do nothing, unless `RHATCHET_FAULT=<name>[:<count>]` is set: then the process ends
/// itself, as kill -9 would, when it comes to that point for the count-th time. So that what is claimed about crashes can
/// be tried at each of them, with the program that is shipped.
package enum FaultPoint: String, CaseIterable, Sendable {
    // The store: one transaction, and the mark of an effect.
    case beforeBegin = "store.before-begin"
    case afterBegin = "store.after-begin"
    case beforeCommit = "store.before-commit"
    case afterCommit = "store.after-commit"
    case beforeMark = "store.before-mark"
    case afterMark = "store.after-mark"

    // A file that is replaced whole: the manifest, transcripts, kept contents, model files, a segment's records.
    case fileBeforeCreate = "file.before-create"
    case fileAfterWrite = "file.after-write"
    case fileAfterSync = "file.after-sync"
    case fileAfterRename = "file.after-rename"
    case fileAfterFolderSync = "file.after-folder-sync"

    // An effect: it stands in the outbox, it is done, it is told.
    case effectBeforeAct = "effect.before-act"
    case effectAfterAct = "effect.after-act"
    case effectAfterSettle = "effect.after-settle"

    // A start.
    case startAfterNumber = "start.after-number"
    case startAfterFolder = "start.after-folder"
    case startAfterPlan = "start.after-plan"
    case startAfterIntent = "start.after-intent"
    case launchAfterPlan = "launch.after-plan"
    case launchAfterSpawn = "launch.after-spawn"
    case launchAfterRecord = "launch.after-record"
    case startAfterLaunch = "start.after-launch"
    case startAfterSupersede = "start.after-supersede"

    // The record's files.
    case recordAfterManifest = "record.after-manifest"
    case recordAfterTranscripts = "record.after-transcripts"
    case recordAfterMark = "record.after-mark"

    /// Where the process dies, when it is this point and its turn.
    package static func reach(_ point: FaultPoint) {
        guard let armed = ArmedFault.current, armed.point == point, armed.isDue() else { return }
        armed.die()
    }
}
