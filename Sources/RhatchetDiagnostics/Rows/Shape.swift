/// How many draws there are, and where they stand once every chain is split in halves.
///
/// Draw t of chain c has the place c * draws + t. Its halves are rows 2c and 2c + 1. Of an odd number of draws the
/// middle one belongs to neither half (arviz and CmdStan; posterior ranks it too before it is dropped).
struct Shape {
    let chains: Int
    let draws: Int

    var count: Int { self.chains * self.draws }
    var half: Int { self.draws / 2 }
    var rows: Int { 2 * self.chains }
    var splitCount: Int { self.rows * self.half }
    var isEven: Bool { self.draws.isMultiple(of: 2) }
    /// As many draws as R-hat and effective sample sizes need.
    var isEnough: Bool { self.draws >= 4 && self.chains > 0 }

    /// Where a half chain begins, among the draws.
    func start(ofRow row: Int) -> Int {
        row / 2 * self.draws + (row.isMultiple(of: 2) ? 0 : self.draws - self.half)
    }

    /// The place among half chains of a draw's place; nil for the draw in the middle of an odd number.
    @inline(__always)
    func splitPlace(_ place: UInt32) -> UInt32? {
        let (chain, draw) = place.quotientAndRemainder(dividingBy: UInt32(truncatingIfNeeded: self.draws))
        let middle = UInt32(truncatingIfNeeded: self.half)
        return draw == middle ? nil : place - chain - (draw > middle ? 1 : 0)
    }
}
