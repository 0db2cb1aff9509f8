/// Whether a line says in a sentence how something is, as a complaint does without any word of complaint.
///
/// Lines that tell how far the work is have no finite verb: `reading data/y.csv`, `chain 3: 400 of 1000`, `compiled`.
enum Statement {
    private static let verbs: [LoweredText] = [
        " is ", " are ", " was ", " were ", " carries ", " has ", " have ", " had ", " does ", " did ",
        " would ", " should ",
        " may ",
        " wants ", " goes ", " says ", " reads ", " gives ", " comes ", " lies ", " lie ", " sits ", " occurs ",
        " holds ",
        " ends ", " begins ", " starts at ", " stands ", " takes ", " names ", " speaks ", " asks for ", " means ",
        " contains ", " contain ", " lacks ", " appears ", " differs ", " differ ", " fell ", " drove ",
        " went ", " got ", " came ", " lost ", " broke ", " gave ", " blew ", " grew ", " shrank ", " ran into ",
        " hit ", " turned ",
        " became ", " stayed ", " remains ", " remained ", " jumped ", " rose ", " piles ", " hangs ", " collapsed ",
    ].map(LoweredText.init)
    /// What is told of work that goes well, or of what comes next.
    private static let calm: [LoweredText] = [
        "done", "finished", "ready", "complete", "written", "saved", "loaded", "read ", "ok", "running", "started",
        "starting",
        "will ", "found", "set to", "using", "good", "passed", "kept", "available", "up to date", "took",
        "so far",
        "left,", "seconds", "minutes", "here", "may take",
    ].map(LoweredText.init)

    static func isMade(_ line: PlainLine) -> Bool {
        line.containsAny(self.verbs) && !line.beginsAnyWord(self.calm)
    }
}
