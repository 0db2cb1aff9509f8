import ArgumentParser
import Foundation
import RhatchetServices
import RhatchetTraining

/// Says whether draws can be relied on.
struct DiagnoseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagnose",
        abstract: "Say whether draws can be relied on: a table of every variable, and what is wrong, with what to do.",
        discussion: """
            Reads CmdStan's CSV (2.18 to 2.37, also packed by gzip), plain CSV with a column for every variable (and the \
            columns chain and draw where one file holds several chains), a run that Rhatchet recorded, and NetCDF or Zarr of \
            ArviZ by way of Python. Warm-up is left out; chains are cut to the shortest.

            Exit status: 0 nothing found, 1 problems found, 2 the draws cannot be read.

            Examples:
              rhatchet diagnose output_1.csv output_2.csv output_3.csv output_4.csv
              rhatchet diagnose output/ --sort rhat --var theta --format json
              rhatchet diagnose . --advise --plot --svg plots
              rhatchet diagnose --pool .rhatchet/trainings/model_1-1/segments/1 .rhatchet/trainings/model_1-1/segments/2
            """
    )

    @Argument(help: "CSV files, a folder of them or of a run, a NetCDF file or a Zarr folder.", completion: .file())
    var paths: [String]

    @ArgumentParser.Option(
        name: .customLong("var"),
        help: "Only this variable, 'theta' or 'theta[1,2]'; may stand several times."
    )
    var variables: [String] = []

    @ArgumentParser.Option(help: "In which order: draws, name, rhat, sd, mcse_mean, ess_bulk or ess_tail.")
    var sort = DiagnosisOrder.draws

    @ArgumentParser.Option(help: "How to write it: text, json or csv.")
    var format = DiagnoseFormat.text

    @ArgumentParser.Flag(
        help: "Take several runs of one model, named by their folders, as one posterior, whatever their kernels."
    )
    var pool = false

    @ArgumentParser.Flag(help: "Say causes and recommended changes too.")
    var advise = false

    @ArgumentParser.Flag(help: "Show the chains of the worst variables as lines of text.")
    var plot = false

    @ArgumentParser.Option(help: "Write rank, trace and energy plots of the worst variables into this folder, as SVG.")
    var svg: String?

    @OptionGroup var project: ProjectOptions

    @OptionGroup var reader: ReaderOptions

    func validate() throws {
        guard !self.paths.isEmpty else { throw ValidationError("name at least one file or folder with draws") }
    }

    func run() throws {
        let diagnosis = try Diagnosis(self.paths, variables: self.variables, alone: self.advise, pools: self.pool) {
            (try ReaderOptions.reader(self.reader.python, self.project.paths), try PythonFolder.find())
        }
        if let folder = self.svg { try DiagnosisPlots(diagnosis).write(to: URL(filePath: folder)) }
        try self.write(diagnosis)
        if !diagnosis.problems.isEmpty { throw ExitCode(1) }
    }

    private func write(_ diagnosis: Diagnosis) throws {
        let elements = self.sort.sorted(diagnosis.elements)
        switch self.format {
        case .json:
            Terminal.write(DiagnosisJSON(diagnosis, elements: elements, advises: self.advise).text, to: STDOUT_FILENO)
        case .csv: Terminal.write(DiagnosisTable(elements).csv, to: STDOUT_FILENO)
        case .text:
            let text = DiagnosisText(diagnosis, palette: Terminal.palette)
            let advice = self.advise ? text.advice : []
            let sparklines = self.plot ? try DiagnosisPlots(diagnosis).sparklines(width: 60) : []
            let lines = DiagnosisTable(elements).lines + sparklines + [""] + text.lines + advice
            Terminal.write(lines.joined(separator: "\n") + "\n", to: STDOUT_FILENO)
        }
    }
}

extension DiagnosisOrder: ExpressibleByArgument {}
