import Foundation
import RhatchetDraws

/// Writes one chain's log as the recorder does: blocks of draws, appended.
struct ChainWriter {
    private let path: String
    private let encoder: DrawLogEncoder
    private let parameters: Int
    private var next: UInt64 = 0
    private var state: UInt64
    private var isBegun = false

    init(folder: URL, chain: Int, parameters: Int, planned: Int) {
        self.path = folder.appending(path: "chain-\(chain).draws").path
        self.parameters = parameters
        self.state = UInt64(chain + 1)
        var header = DrawLogHeader(
            chain: chain,
            columns: [
                DrawColumn(name: "x", group: .posterior, shape: [parameters]),
                DrawColumn(name: "energy", group: .sampleStats),
                DrawColumn(name: "diverging", group: .sampleStats, dtype: .bool),
                DrawColumn(name: "tuning", group: .sampleStats, dtype: .bool),
            ]
        )
        header.tune = 0
        header.draws = planned
        self.encoder = DrawLogEncoder(header)
    }

    mutating func write(_ draws: Int) throws {
        if !self.isBegun {
            try Data(try self.encoder.headerBytes()).write(to: URL(filePath: self.path))
            self.isBegun = true
        }
        let rows = (0..<draws).map { _ in
            (0..<self.parameters).map { _ in self.uniform() } + [self.uniform(), 0, 0]
        }
        let handle = try FileHandle(forWritingTo: URL(filePath: self.path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(self.encoder.block(first: self.next, rows)))
        try handle.close()
        self.next += UInt64(draws)
    }

    /// splitmix64, in 0..<1.
    private mutating func uniform() -> Double {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var z = self.state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
}
