import RhatchetDiagnostics
import RhatchetProtocol
import RhatchetReaders
import RhatchetRemedies
import RhatchetServices
import RhatchetTriage

/// What is wrong with draws, for a reader.
struct DiagnosisText {
    private let diagnosis: Diagnosis
    private let palette: Palette

    init(_ diagnosis: Diagnosis, palette: Palette) {
        self.diagnosis = diagnosis
        self.palette = palette
    }

    var lines: [String] {
        let problems = self.diagnosis.problems
        guard !problems.isEmpty else { return [self.what, self.palette.green("nothing found")] }
        return [self.what] + problems.flatMap(self.told)
    }

    private var what: String {
        let posterior = self.diagnosis.posterior
        let made = [posterior.facts.model.map { "model \($0)" }, posterior.facts.sampler].compactMap(\.self)
        let chains =
            "\(posterior.chains.count) \(posterior.chains.count == 1 ? "chain" : "chains") of \(posterior.draws) draws"
        return ([chains] + made + self.sampler).joined(separator: ", ")
    }

    private var sampler: [String] {
        let looks = self.diagnosis.posterior.chains.map(\.look)
        let energies = looks.compactMap(\.bfmi)
        guard let least = energies.min() else { return [] }
        return [
            "\(looks.reduce(0) { $0 + $1.divergent }) divergent", "E-BFMI from \(Figures.fixed(least, decimals: 2))",
        ]
    }

    private func told(_ problem: SampleProblem) -> [String] {
        let code = problem.code.rawValue
        let head = problem.severity == .critical ? self.palette.red(code) : self.palette.yellow(code)
        let names = problem.variables.prefix(8).joined(separator: ", ")
        let more = problem.variables.count > 8 ? " and \(problem.variables.count - 8) more" : ""
        let where_ = problem.variables.count > 1 ? ["  " + self.palette.dim(names + more)] : []
        return ["", "\(head) (\(problem.severity.rawValue)): \(problem.message)"] + where_ + ["  \(problem.advice)"]
    }

    /// Causes and changes, where there is something to repair.
    var advice: [String] {
        guard let prescription = self.diagnosis.prescription else {
            return ["", self.palette.bold("advice") + ": nothing about the sampler is to be changed"]
        }
        let causes = prescription.causes.map { "  cause: \($0)" }
        let changes = prescription.remedies.map { remedy in
            "  change \(self.diagnosis.shown(remedy.change)): \(remedy.reason); \(remedy.expectation)"
        }
        let model = prescription.remedies.isEmpty ? ["  \(prescription.recommendation)"] : []
        return ["", self.palette.bold("advice") + ": \(prescription.diagnosis)"] + causes + changes + model
    }
}
