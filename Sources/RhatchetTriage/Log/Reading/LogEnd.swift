/// What may follow the cause of death in a log: words of Python, of the system and of the program around it.
///
/// It tells a cause that ended the program from an exception that was caught, printed and survived, where nobody has
/// said how the process ended.
enum LogEnd {
    /// Beginnings of such lines, in lower case.
    private static let aftermath: [[UInt8]] = [
        "+", "|", "\"\"\"", "^", "caused by", "stack backtrace", "backtrace", "note:", "hint:", "apply node",
        "toposort index", "inputs types", "inputs shapes", "inputs strides", "inputs values", "outputs clients",
        "backtrace when", "debugprint", "the above exception", "during handling of", "exception ignored in",
        "error in atexit", "error in sys.excepthook", "original exception", "traceback (most recent call last)",
        "segmentation fault", "aborted", "killed", "terminated", "bus error", "floating point exception", "core dumped",
        "fatal python error", "current thread", "thread 0x", "extension modules", "srun: ", "slurmstepd: ", "sbatch: ",
        "make: ***", "make[", "error conda", "error: process completed", "[rank", "jax.errors.simplified",
        "for simplicity, jax",
        "-----", "starting position", "logp initial evaluation", "initial evaluation results", "you can call", "{", "}",
        "starting values", "== job ", "the exit codes of the workers", "detailed tracebacks of the workers",
        "systemexit", "stacktrace:", "stack trace:", "calls:", "in expression starting at",
        "error termination. backtrace",
        "goroutine ", "user defined signal", "quit", "during: ", "file \"", "def ", "process forkprocess",
        "process spawnprocess", "(int,", "(real,", "(vector,", "(row_vector,", "(matrix,", "(complex, ", "(complex_",
        "instead supplied",
        "available signatures",
    ].map(PlainLine.lowered)
    private static let anywhere: [[UInt8]] = [
        "exit status", "exit code", "exited with", "resourcewarning", "resource_tracker", "leaked semaphore",
        "warnings.warn(", "userwarning", "training ended with", ": line 1: ",
    ].map(PlainLine.lowered)

    /// Whether nothing after line `number` shows that the program went on.
    static func isReached(after number: Int, in tail: [PlainLine]) -> Bool {
        tail.lazy.filter { $0.line.number > number }.allSatisfy(Self.isAftermath)
    }

    static func isAftermath(_ line: PlainLine) -> Bool {
        // A record of a logger is no part of a message that Python prints as a dictionary.
        if LogRecord.isRecord(line.text) { return false }
        guard let first = line.text.first(where: { !$0.isWhitespace }) else { return true }
        // What is indented belongs to the message or the frames above it.
        if line.text.first?.isWhitespace == true, first != "[" { return true }
        return Self.aftermath.contains { line.begins(with: $0) } || Self.anywhere.contains { line.contains($0) }
    }
}
