import Foundation
import RhatchetServices

/// Drives a watch until it ends by itself or is left: steps, shows, listens to the keyboard.
struct WatchLoop {
    /// Milliseconds between two steps.
    private static let interval: Int32 = 250

    let watch: Watch
    let display: any WatchDisplay

    /// - Returns: the exit status.
    func run() throws -> Int32 {
        let keyboard = Keyboard()
        var keys = DirectorKeys(self.watch)
        if let greeting = self.watch.greeting { self.display.tell([greeting]) }
        while true {
            try self.watch.step()
            self.display.tell(try self.watch.takeNews())
            let seat = keyboard == nil ? nil : DirectorSeat(self.watch)
            try self.display.show(self.watch.snapshot, prompt: keys.prompt(seat))
            if let ending = self.ending(isAttended: seat != nil) { return try self.close(ending) }
            if Interrupts.mustLeave { return try self.leave() }
            if Interrupts.count > 0, let status = try self.askOnInterrupt(keyboard) { return status }
            if let key = self.wait(keyboard) { try keys.take(key, seat) }
        }
    }

    /// With the director at the keyboard an incident that waits for a person ends nothing.
    private func ending(isAttended: Bool) -> WatchEnding? {
        guard let ending = self.watch.ending else { return nil }
        if case .waiting = ending, isAttended { return nil }
        return ending
    }

    private func wait(_ keyboard: Keyboard?) -> Character? {
        if let keyboard { return keyboard.key(within: Self.interval) }
        usleep(UInt32(Self.interval) * 1000)
        return nil
    }

    private func close(_ ending: WatchEnding) throws -> Int32 {
        let summary = try WatchSummary(self.watch, ending).lines
        try self.display.close(summary, self.watch.snapshot)
        return ending.exitStatus
    }

    private func leave() throws -> Int32 {
        self.display.tell([
            "the training goes on; '\(self.watch.plan.command)' takes it up again"
        ])
        return 0
    }

    /// Asks once; without a keyboard, and at a second Ctrl-C, the training is left running.
    private func askOnInterrupt(_ keyboard: Keyboard?) throws -> Int32? {
        guard let keyboard, self.watch.isLive else { return try self.leave() }
        self.display.tell([
            "what is to become of the training?  [l] leave it running  [p] pause it  [s] stop, draws kept  [c] go on watching"
        ])
        let before = Interrupts.count
        while Interrupts.count == before {
            switch keyboard.key(within: Self.interval) {
            case "l": return try self.leave()
            case "p":
                try self.watch.pauseByHand()
                self.display.tell(["paused; '\(self.watch.plan.command)' lets it go on"]
                )
                return 0
            case "s":
                self.display.tell(["stopping, every draw is kept …"])
                try self.watch.stopByHand()
                if let ending = self.watch.ending { return try self.close(ending) }
                return 0
            case "c":
                Interrupts.forget()
                return nil
            case nil, .some: continue
            }
        }
        return try self.leave()
    }
}
