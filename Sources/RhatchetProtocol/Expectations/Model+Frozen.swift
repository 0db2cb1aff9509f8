extension Model {
    /// Whether the design expectations must stay as they are: from the first training on, until one is over.
    package var expectationsAreFrozen: Bool {
        self.phase != .design && self.training != .completed && self.training != .terminated
    }
}
