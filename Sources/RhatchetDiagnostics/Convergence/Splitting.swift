/// Where the draws of whole chains stand once every chain is split in halves.
///
/// The rows are the first halves of all chains, then the second halves. Of an odd number of draws the middle
/// one belongs to neither half (arviz and CmdStan; posterior ranks it too before it is dropped).
struct Splitting {
    let chains: Int
    let draws: Int

    var half: Int { self.draws / 2 }
    var rows: Int { 2 * self.chains }

    /// The place in the table of half chains; nil for the draw in the middle.
    @inline(__always)
    func place(chain: Int, draw: Int) -> Int? {
        let half = self.half
        if draw < half { return chain * half + draw }
        let second = draw - (self.draws - half)
        return second < 0 ? nil : (self.chains + chain) * half + second
    }

    /// The table of half chains of the first `draws` values of every chain.
    func table(_ chains: [[Double]]) -> DrawTable {
        var table = DrawTable(rows: self.rows, columns: self.half)
        for (index, chain) in chains.enumerated() {
            for draw in 0..<self.draws {
                guard let place = self.place(chain: index, draw: draw) else { continue }
                table.values[place] = chain[draw]
            }
        }
        return table
    }
}
