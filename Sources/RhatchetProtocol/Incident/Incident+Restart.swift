extension Incident {
    /// How the training goes on: anew when a fix has not run yet, from the start when that fix mended data.
    func restart(of model: Model) -> Restart {
        switch self.repair {
        case .applied:
            return self.fixes.last?.fixClass == .data ? .start : .checkpoint
        case .none, .probation, .verified, .failed, .reverted:
            switch model.training {
            case .paused: return .continued
            case .running, .halted, .completed, .terminated, nil: return .checkpoint
            }
        }
    }
}
