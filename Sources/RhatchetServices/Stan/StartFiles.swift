import Foundation
import RhatchetReaders
import RhatchetTraining

/// The files that a warm start of CmdStan begins with: the last draw of a chain, and its metric.
struct StartFiles {
    private let segment: SegmentFolder
    private let suffix: String

    /// - Parameter id: in the names where a call has several chains; nil for one chain.
    init(_ segment: SegmentFolder, id: Int?) {
        self.segment = segment
        self.suffix = id.map { "_\($0)" } ?? ""
    }

    var points: String { self.segment.file("init\(self.suffix).json") }
    var metric: String { self.segment.file("metric\(self.suffix).json") }

    /// - Returns: the kind of the metric; nil for one that has no file.
    func write(_ chain: StanAdaptation) throws -> String? {
        try AtomicFile.write(json: StanPoint(chain.last), to: self.points)
        guard let metric = StanMetric(chain.metric) else { return nil }
        try AtomicFile.write(json: metric, to: self.metric)
        return metric.kind
    }
}

/// A metric as CmdStan reads it: what its own JSON holds besides is refused.
private struct StanMetric: Encodable {
    let kind: String
    private let values: StanAdaptation.Metric

    init?(_ metric: StanAdaptation.Metric) {
        switch metric {
        case .unit: return nil
        case .diagonal: self.kind = "diag_e"
        case .dense: self.kind = "dense_e"
        }
        self.values = metric
    }

    private enum CodingKeys: String, CodingKey { case metric = "inv_metric" }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self.values {
        case .unit: return
        case .diagonal(let values): try container.encode(values, forKey: .metric)
        case .dense(let rows): try container.encode(rows, forKey: .metric)
        }
    }
}
