import RhatchetConfiguration
import RhatchetProtocol
import Yams

/// The sections of a team's file that are numbers alone.
extension TeamReader {
    private static let trainingKeys = [
        "models", "projects", "length", "start", "due", "horizon", "checkpoint", "redo", "lost_per_hour", "probation",
    ]
    private static let mistakeKeys = [
        "wrong_diagnosis", "wrong_fix", "misuse", "caught_by_translator", "caught_by_director", "wrong_rejection",
        "wrong_option", "question", "late_review", "patience",
    ]

    var lengths: DistributionReader { DistributionReader(nodes: self.nodes) }

    func trainings(_ node: Node) throws -> Trainings {
        var trainings = Trainings()
        for (key, value) in try self.nodes.entries(node, known: Self.trainingKeys) {
            switch key {
            case "models": trainings.models = try self.nodes.int(value, in: 1...100)
            case "projects": trainings.projects = try self.nodes.int(value, in: 1...1000)
            case "length": trainings.length = try self.lengths.read(value)
            case "start": trainings.start = try self.start(value)
            case "due": trainings.due = try self.lengths.amount(value)
            case "horizon": trainings.horizon = try self.horizon(value)
            case "checkpoint": trainings.checkpoint = try self.lengths.amount(value)
            case "redo": trainings.redo = try self.share(value)
            case "lost_per_hour": trainings.lostPerHour = try self.nodes.number(value, in: 0...1000)
            default: trainings.probation = try self.lengths.read(value)
            }
        }
        return trainings
    }

    private func start(_ node: Node) throws -> Int? {
        if node.text == "any" { return nil }
        guard let minutes = HoursReader.minutes(node.text), minutes < 24 * 60 else {
            throw self.nodes.error(node, "'\(node.text)' is no time of the day; write it as \"20:00\" in UTC, or 'any'")
        }
        return minutes
    }

    private func horizon(_ node: Node) throws -> TimeAmount {
        let amount = try self.lengths.amount(node)
        guard (TimeAmount.hours(1)...TimeAmount.hours(1000)).contains(amount) else {
            throw self.nodes.error(node, "'\(node.text)' is no length of a night; it must lie in 1h...1000h")
        }
        return amount
    }

    func mistakes(_ node: Node) throws -> Mistakes {
        var mistakes = Mistakes()
        for (key, value) in try self.nodes.entries(node, known: Self.mistakeKeys) {
            switch key {
            case "wrong_diagnosis": mistakes.wrongDiagnosis = try self.share(value)
            case "wrong_fix": mistakes.wrongFix = try self.share(value)
            case "misuse": mistakes.misuse = try self.share(value)
            case "caught_by_translator": mistakes.caughtByTranslator = try self.share(value)
            case "caught_by_director": mistakes.caughtByDirector = try self.share(value)
            case "wrong_rejection": mistakes.wrongRejection = try self.share(value)
            case "wrong_option": mistakes.wrongOption = try self.share(value)
            case "question": mistakes.question = try self.share(value)
            case "late_review": mistakes.lateReview = try self.share(value)
            default: mistakes.patience = try self.nodes.int(value, in: 1...20)
            }
        }
        return mistakes
    }

    func share(_ node: Node) throws -> Double { try self.nodes.number(node, in: 0...1) }
}
