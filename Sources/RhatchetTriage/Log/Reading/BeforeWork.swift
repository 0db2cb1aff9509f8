/// What a program said in its unbuffered stream: in a file it stands above all that its other stream held back until the end.
enum BeforeWork {
    /// The cause in the first line, if it calls itself an error or refuses something, and work alone stands below it.
    static func cause(_ tail: [PlainLine], _ exit: ExitRecord) -> LastWords.Cause? {
        let lines = tail.filter { !$0.isBlank }
        let rows = LineShape.rows(lines)
        guard let said = lines.first, lines.count > 1, self.isComplaint(said),
            lines.dropFirst().allSatisfy({ self.isWork($0, rows) })
        else { return nil }
        guard let told = LastWords.verdict([said], exit, topics: true), !told.rule.isRemainder,
            LastWords.isSevere(said) || !told.rule.isTopic
        else { return nil }
        return told
    }

    private static func isWork(_ line: PlainLine, _ rows: Set<Int>) -> Bool {
        StepReport.isProgress(line) || StepReport.isCount(line) || GoodEnd.isBar(line)
            || rows.contains(line.line.number)
    }

    private static func isComplaint(_ line: PlainLine) -> Bool {
        (LastWords.isSevere(line) || line.beginsAnyWord(GoodEnd.denials)) && !Survival.isSaid(line)
            && !Denial.isAnswered(line) && !GoodEnd.isCalm(line)
    }
}
