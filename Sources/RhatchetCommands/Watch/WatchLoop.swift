import Foundation
import RhatchetServices

/// Drives watches until each ends by itself or they are left: steps, shows, listens to the keyboard.
struct WatchLoop {
    /// Milliseconds between two steps.
    private static let interval: Int32 = 250

    let round: WatchRound
    let display: any WatchDisplay

    /// - Returns: the exit status.
    func run() throws -> Int32 {
        let keyboard = Keyboard()
        var desk = KeyboardDesk(self.round.all)
        self.display.tell(
            self.round.all.compactMap(\.greeting).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        )
        while true {
            self.display.tell(try self.round.step())
            if keyboard != nil { desk.look() }
            try self.display.show(WatchPage(self.round.snapshots, selected: desk.selected, prompt: desk.prompt))
            try self.closeEnded { keyboard != nil && DirectorSeat($0) != nil }
            if self.round.isOver { return self.round.exitStatus }
            if Interrupts.mustLeave { return self.leave() }
            if Interrupts.count > 0, let status = try self.askOnInterrupt(keyboard) { return status }
            if let key = self.wait(keyboard) { try desk.take(key) }
        }
    }

    private func closeEnded(isAttended: (Watch) -> Bool) throws {
        for (watch, ending) in self.round.takeEnded(isAttended: isAttended) {
            try self.display.close(try WatchSummary(watch, ending).lines, watch.snapshot)
        }
    }

    private func wait(_ keyboard: Keyboard?) -> Character? {
        if let keyboard { return keyboard.key(within: Self.interval) }
        usleep(UInt32(Self.interval) * 1000)
        return nil
    }

    /// What takes them up again, as it is typed.
    private var again: String {
        guard !self.round.isAlone else { return self.round.all[0].plan.command }
        return "rhatchet watch " + self.round.all.map(\.plan.script.lastPathComponent).joined(separator: " ")
    }

    private var it: String { self.round.isAlone ? "the training" : "the trainings" }

    private func leave() -> Int32 {
        self.display.tell(["\(self.it) left running; '\(self.again)' takes up again"])
        return self.round.exitStatus
    }

    /// Asks once; without a keyboard, and at a second Ctrl-C, the trainings are left running.
    private func askOnInterrupt(_ keyboard: Keyboard?) throws -> Int32? {
        guard let keyboard, self.round.isLive else { return self.leave() }
        self.display.tell([
            "what is to become of \(self.it)?  [l] leave running  [p] pause  [s] stop, draws kept  [c] go on watching"
        ])
        let before = Interrupts.count
        while Interrupts.count == before {
            switch keyboard.key(within: Self.interval) {
            case "l": return self.leave()
            case "p": return try self.pause()
            case "s": return try self.stop()
            case "c":
                Interrupts.forget()
                return nil
            case nil, .some: continue
            }
        }
        return self.leave()
    }

    private func pause() throws -> Int32 {
        try self.round.forEachOpen { try $0.pauseByHand() }
        self.display.tell(["paused; '\(self.again)' lets \(self.it) go on"])
        return self.round.exitStatus
    }

    private func stop() throws -> Int32 {
        self.display.tell(["stopping, every draw is kept …"])
        try self.round.forEachOpen { try $0.stopByHand() }
        try self.closeEnded { _ in false }
        return self.round.exitStatus
    }
}
