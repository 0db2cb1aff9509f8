package import Foundation
import RhatchetDiagnostics
import RhatchetPlots
package import RhatchetReaders
import RhatchetTriage

/// Drawings of what is worst.
package struct DiagnosisPlots {
    /// Variables that are drawn.
    private static let most = 8

    private let diagnosis: Diagnosis

    package init(_ diagnosis: Diagnosis) {
        self.diagnosis = diagnosis
    }

    private struct Drawn {
        let name: String
        let chains: [[Double]]
    }

    /// The variables with the largest R-hat, and their draws.
    private func worst() throws(ReadingError) -> [Drawn] {
        let order = DiagnosisOrder.rhat.sorted(self.diagnosis.elements.filter { !$0.digest.isConstant })
        let names = order.prefix(Self.most).map(\.name)
        let posterior = self.diagnosis.posterior
        let numbers = posterior.elements.indices.filter { names.contains(posterior.elements[$0]) }
        let loaded = try posterior.load(numbers, workers: 1)
        let draws = posterior.draws
        return names.compactMap { name in
            guard let place = numbers.firstIndex(where: { posterior.elements[$0] == name }) else { return nil }
            return Drawn(name: name, chains: loaded.map { Array($0[place * draws..<(place + 1) * draws]) })
        }
    }

    /// A line of text for every chain of every variable.
    ///
    /// - Throws: ``ReadingError``.
    package func sparklines(width: Int) throws(ReadingError) -> [String] {
        try self.worst().flatMap { drawn in
            let finite = drawn.chains.joined().filter(\.isFinite)
            let range = (finite.min() ?? 0)...(finite.max() ?? 0)
            let lines = drawn.chains.enumerated().map { number, chain in
                "  \(number + 1) " + Sparkline.line(chain, range: range, width: width)
            }
            return ["", drawn.name] + lines
        }
    }

    /// `trace-<name>.svg` and `rank-<name>.svg` for each, and `energy.svg` where the sampler said energies.
    ///
    /// - Throws: ``ReadingError``, and what the system says of the folder.
    package func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for drawn in try self.worst() {
            let name = Self.fileName(drawn.name)
            let plots = [
                "trace-\(name)": TracePlot(name: drawn.name, chains: drawn.chains).svg,
                "rank-\(name)": RankPlot(name: drawn.name, chains: drawn.chains).svg,
            ]
            for (file, svg) in plots { try Data(svg.utf8).write(to: folder.appending(path: "\(file).svg")) }
        }
        let energies = self.diagnosis.posterior.chains.map(\.energies).filter { !$0.isEmpty }
        guard !energies.isEmpty else { return }
        try Data(EnergyPlot(energies: energies).svg.utf8).write(to: folder.appending(path: "energy.svg"))
    }

    /// Letters and digits stay; brackets and what else a shell or a system may take amiss become `_`.
    private static func fileName(_ name: String) -> String {
        String(name.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." ? $0 : "_" }.prefix(80))
    }
}
