/// What is written about an end after its cause was told.
extension LastWords {
    /// What a batch system or a wrapper adds when all is over; it says nothing of the cause.
    static let epilogues: [LoweredText] = [
        "execution halted", "job ended", "job finished", "finished at", "run ended", "end time", "epilog",
        "cleaning up",
        "clean-up", "cleanup", "removing temporary", "exiting", "core file", "see log", "see the log", "full log",
        "log written",
        "for more information", "for help", "please report", "contact ", "exit status", "exit code", "exit=", "rc=",
        "exit codes", "returned non-zero", ": *** [", "elapsed", "maximum resident", "build stopped",
        "main process exited",
        "failed with result 'exit-code'", "consumed ", "goodbye", "post-mortem", "returned 1", "did you mean",
        "nothing was saved", "was invoked on rank", "rsync error", "in communicator", "errorcode:",
    ].map(LoweredText.init)

    /// A remark with which a program leaves.
    static let closings: [LoweredText] = [
        "exit 1", "exiting", "leaving", "sorry", "goodbye", "stopped", "stop.", "see above", "removed",
    ].map(LoweredText.init)
}
