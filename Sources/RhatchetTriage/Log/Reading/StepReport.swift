/// A line in which a wrapper tells that one of its steps failed, and no more: `step 2 sample FAILED (1)`.
enum StepReport {
    private static let steps: [LoweredText] = [
        "step", "stage", "task", "job", "phase", "target", "rule ", "command", "script", "flow", "node ", "pipeline",
        "process ", "chunk", "workflow", "run.sh", "recipe", "run ", "fit ", "training", "result",
    ].map(LoweredText.init)

    static func isOnly(_ line: PlainLine) -> Bool {
        // `1 of 4 countries failed: CZE`
        if line.text.wholeMatch(of: /[^0-9]{0,20}[0-9]+ (?:of|\/) [0-9]+ \w+ (?:failed|FAILED)(?:: [\w., -]+)?/) != nil
        {
            return true
        }
        guard line.beginsAnyWord(self.steps) else { return false }
        let text = line.text.drop { !$0.isLetter }
        // `Error in command "Matrix"`
        if text.wholeMatch(of: /(?:[Ee]rror|ERROR|[Ff]ailure) in [a-z]+ ["'`]?[A-Za-z0-9_.-]+["'`]?[.:]?/) != nil {
            return true
        }
        return text.lowercased().firstMatch(
            of:
                /\b(?:failed|fail|error|errored|failure|unsuccessful)\b(?: with)?(?: (?:exit )?(?:code|status))?[\s:=!.(\[]*-?[0-9]*[)\]!.\s]*$/
                .wordBoundaryKind(.simple)
        ) != nil && text.count { $0 == " " } < 7
    }

    /// `reading data/y.csv`, `sampler 2.1 (build 88)`, `Error in fit(x) : ` whose message stands below.
    static func isBegun(_ line: PlainLine) -> Bool {
        let text = line.text.drop { !$0.isLetter }
        let begun =
            /(?:[A-Za-z0-9_.]+: |[A-Z]+ |\[[^\]]*\] ){0,4}(?!quitt|stopp|leav|end|abort|exit|giv|halt|refus)[A-Za-z]+ing\b(?! (?:is|are|was|were|has) )[^:]*(?:: \S+)?/
        let banner = /[A-Za-z][\w-]* (?:version )?v?[0-9]+\.[0-9.]+[a-z0-9]*(?: \(.*\))?/
        return text.wholeMatch(of: begun) != nil || text.wholeMatch(of: banner) != nil
    }

    /// `initial values generated, model initialized`, `compiled`: what went well.
    static func isDone(_ line: PlainLine) -> Bool {
        line.text.firstMatch(of: /(?:[a-z]+ed|done|ok|OK|read|written|built)[\s.!)]*$/) != nil
    }

    private static let causes = PlainLine.lowered("caused by:")

    /// `Error in fit(x) : `, `Caused by:`: only where the message stands, which is in the line below.
    static func isHead(_ line: PlainLine) -> Bool {
        let isLast = line.text.last { !$0.isWhitespace } == ":"
        return isLast && (line.begins(with: self.causes) || line.text.hasPrefix("Error in "))
    }

    /// `step 40000 elbo -812.1`: how far the work is, with what it measures.
    static func isProgress(_ line: PlainLine) -> Bool {
        line.text.prefixMatch(
            of: /\W*(?:draws?|iterations?|iter|steps?|epoch|sweeps?|generation|state|samples?)\W*[0-9]+\b/.ignoresCase()
        ) != nil
    }

    /// `draw 200`, `iteration 40 of 1000`, `25 %`: how far the work is, and nothing else.
    static func isCount(_ line: PlainLine) -> Bool {
        line.text.wholeMatch(
            of: /\W*((draw|draws|iteration|iter|step|epoch|sample|sampling)\W*)?[0-9]+( ?%| ?(of|\/) ?[0-9]+)?\W*/
                .ignoresCase()
        ) != nil
    }
}
