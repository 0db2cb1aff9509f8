/// Words with which a program says that it does not go on.
enum Complaint {
    static let endings: [LoweredText] = [
        "stopped", "stopping at", "stopping all", " stops", "abort", "refus", "rejected,", "rejected:", "resubmit",
        "requeue", "abandon",
        "used up", "not start", "not sampled", "not usable", "not match", "nothing to fit",
        "nothing to save", "cannot go on", "cannot continue", "cannot start", "cannot read", "could not read",
        "killing it", "being reclaimed", "received signal 15", "sigterm received", "withheld", "giving up", "gave up",
        "exiting",
        "attempt to ", "resource temporarily unavailable",
    ].map(LoweredText.init)
}
