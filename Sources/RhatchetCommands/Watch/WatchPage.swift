package import RhatchetServices

/// What a display shows at one moment: every training of the watch, one of them in full.
package struct WatchPage: Sendable {
    package var snapshots: [WatchSnapshot]
    /// Which of them is shown in full and gets the keys.
    package var selected: Int
    /// What the person at the keyboard may do; nil where nothing waits for them.
    package var prompt: String?

    package init(_ snapshots: [WatchSnapshot], selected: Int = 0, prompt: String? = nil) {
        self.snapshots = snapshots
        self.selected = selected
        self.prompt = prompt
    }
}
