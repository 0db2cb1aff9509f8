import Foundation

/// The keeper's wait for the end of its child, with an eye on the deadline at which it must stop it.
struct Vigil {
    let folder: SegmentFolder
    let child: Int32
    /// When the child was started.
    private let began = BootClock.now
    /// How late a change of `pause_at` may be seen.
    private let tick = Duration.milliseconds(500)
    private var pause: PauseAct?
    /// The deadline that was acted on; the same one does not stop a training that was resumed.
    private var acted: PauseDeadline?
    private var hasComplained = false

    init(folder: SegmentFolder, child: Int32) {
        self.folder = folder
        self.child = child
    }

    /// Returns once the child has ended and `exit.json` is on the disk.
    mutating func wait() {
        while true {
            if let end = ChildEnd.reap(self.child) { return self.write(end) }
            self.lookAtDeadline()
            ChildSignal.wait(atMost: self.pause == nil ? self.tick : .milliseconds(20))
        }
    }

    /// Writes until it is written: on a full disk the end is still known as long as the keeper lives.
    private mutating func write(_ end: ChildEnd) {
        let seconds = self.began.duration(to: BootClock.now) / .seconds(1)
        let record = ExitRecord(outcome: end.outcome, ended: UTC.now, usage: end.usage, seconds: seconds)
        while true {
            do {
                return try AtomicFile.write(json: record, to: self.folder.exit)
            } catch {
                self.complain("\(error)")
                // The folder was removed: nobody wants to know any more.
                guard Folder.isFolder(self.folder.path) else { return }
                Pause.sleep(.seconds(1))
            }
        }
    }

    private mutating func lookAtDeadline() {
        if self.pause == nil { self.begin() }
        guard var act = self.pause, let due = self.acted else { return }
        do {
            let progress = try act.step(at: BootClock.now)
            self.pause = act
            guard case .done(let outcome) = progress else { return }
            self.pause = nil
            guard case .stopped = outcome else { return }
            try? AtomicFile.write(json: KeeperPause(due: due, time: UTC.now), to: self.folder.paused)
        } catch {
            // It is tried again at the next tick.
            (self.pause, self.acted) = (nil, nil)
            self.complain("the training cannot be paused at its deadline: \(error)")
        }
    }

    /// Says it once: what fails at every tick must not fill the disk.
    private mutating func complain(_ line: String) {
        if !self.hasComplained { KeeperMain.say(line) }
        self.hasComplained = true
    }

    private mutating func begin() {
        guard let deadline = AtomicFile.read(PauseDeadline.self, from: self.folder.pauseAt), deadline != self.acted,
            deadline.isDue(at: BootClock.now, bootID: BootID.current, wall: UTC.now)
        else { return }
        self.acted = deadline
        self.pause = SegmentSupervisor(self.folder).pausing(hold: true)
    }
}
