/// Processes that do not obey even the signals that cannot be refused: they wait for a disk or a device.
package struct StuckError: Error, Hashable, Sendable, CustomStringConvertible {
    package let pids: [Int32]
    /// What they do not do.
    package let asked: String

    package init(pids: [Int32], asked: String) {
        self.pids = pids
        self.asked = asked
    }

    /// How long such a signal may take to be obeyed.
    static let limit = Duration.seconds(10)

    package var description: String {
        let names = self.pids.map(String.init).joined(separator: ", ")
        return
            "process \(names) does not \(self.asked) within \(Self.limit); it waits for a disk or a device, try again later"
    }
}
