import Foundation
import Synchronization

/// Ctrl-C and a terminal that went away, counted instead of ending the program.
enum Interrupts {
    private static let interrupted = Atomic<Int>(0)
    private static let hungUp = Atomic<Bool>(false)

    static func catchThem() {
        signal(SIGINT) { _ in Interrupts.interrupted.add(1, ordering: .relaxed) }
        for number in [SIGTERM, SIGHUP] {
            signal(number) { _ in Interrupts.hungUp.store(true, ordering: .relaxed) }
        }
        signal(SIGPIPE, SIG_IGN)
        // What a limit on the size of files refuses is then an error like that of a full disk.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// How often Ctrl-C was pressed.
    static var count: Int { self.interrupted.load(ordering: .relaxed) }

    /// The question was answered with going on.
    static func forget() { self.interrupted.store(0, ordering: .relaxed) }

    /// Whether somebody asked this program, not the training, to end.
    static var mustLeave: Bool { self.hungUp.load(ordering: .relaxed) }
}
