import RhatchetEngine
import RhatchetProtocol

extension Draft {
    /// A line that no test looks into.
    static func line(_ number: Int, kind: Entry.Kind = .event) -> Draft {
        Draft(kind: kind, at: Instant(milliseconds: Int64(number) * 1000), body: "{\"n\":\(number)}")
    }
}

extension Stamp {
    static let any = Stamp(wall: 1_769_610_600_000, boot: 4_000, bootID: "boot-1")
}

extension Ledger {
    /// Appends `count` lines, one transaction each.
    func fill(_ count: Int) throws {
        for number in 1...count {
            try self.write { _ = try $0.append(.line(number), stamp: .any) }
        }
    }
}
