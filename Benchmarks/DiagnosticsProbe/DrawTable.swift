import Foundation
import RhatchetDiagnostics

/// The draws of a file, left where they are.
struct DrawTable: Sendable {
    let survey: Survey
    private let bytes: Data

    init(path: String) throws {
        self.bytes = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        let sizes = self.bytes.withUnsafeBytes { bytes in
            (0..<3).map { Int(bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self)) }
        }
        self.survey = Survey(elements: sizes[0], chains: sizes[1], draws: sizes[2])
    }

    @Sendable func load(_ element: Int, _ chain: Int, _ target: UnsafeMutableBufferPointer<Double>) {
        let first = (element * self.survey.chains + chain) * self.survey.draws
        self.bytes.withUnsafeBytes { bytes in
            let row = UnsafeRawBufferPointer(rebasing: bytes[24 + 8 * first..<24 + 8 * (first + self.survey.draws)])
            UnsafeMutableRawBufferPointer(target).copyMemory(from: row)
        }
    }

    func chains(of element: Int) -> [[Double]] {
        (0..<self.survey.chains).map { chain in
            var row = [Double](repeating: 0, count: self.survey.draws)
            row.withUnsafeMutableBufferPointer { self.load(element, chain, $0) }
            return row
        }
    }
}
