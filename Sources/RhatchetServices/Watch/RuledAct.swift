import RhatchetTraining

/// The stop that a rule has asked for, while it is carried out.
///
/// A sampler under the recorder is only asked: it returns what it has drawn, and the script behind it may take as long
/// as it likes. A sampler of another kind knows no request; its program is interrupted, and its rows stay.
struct RuledAct {
    private var act: StopAct?

    init(_ supervisor: SegmentSupervisor, run: Int?, isHooked: Bool) throws {
        if isHooked {
            try supervisor.askToStop(run: run)
        } else {
            self.act = supervisor.stopping()
        }
    }

    mutating func step() throws {
        guard var act = self.act else { return }
        let progress = try act.step(at: BootClock.now)
        if case .done = progress { self.act = nil } else { self.act = act }
    }
}
