import Foundation

extension LaunchPlan {
    /// The plan that runs a program under the hook: where a Python is started in it, the hook is found there.
    ///
    /// The environment is the inherited one with the hook first on PYTHONPATH, the segment's names, and unbuffered
    /// output: without it the log of a killed training would lack its last lines.
    ///
    /// - Parameters:
    ///   - executable: absolute path of the program.
    ///   - resumes: whether the segment's folder holds a `plan.json`.
    ///   - tables: patterns of the files that a program writes its draws to, a line each.
    package static func watched(
        _ executable: String,
        _ arguments: [String],
        workingDirectory: String,
        log: String,
        hook: PythonFolder,
        segment: SegmentFolder,
        training: String,
        resumes: Bool = false,
        include: [String] = [],
        exclude: [String] = [],
        tables: String = "",
        inherited: [String: String] = ProcessInfo.processInfo.environment
    ) -> LaunchPlan {
        var environment = inherited
        // A watch that was itself started by a watched training must not hand its names on.
        for name in ["SEGMENT", "TRAINING", "PLAN", "TRIAL", "TABLES"] { environment["RHATCHET_\(name)"] = nil }
        let path = inherited["PYTHONPATH"].flatMap { $0.isEmpty ? nil : $0 }
        environment["PYTHONPATH"] = [hook.hook, path].compactMap { $0 }.joined(separator: ":")
        environment["PYTHONUNBUFFERED"] = inherited["PYTHONUNBUFFERED"] ?? "1"
        environment["RHATCHET_SEGMENT"] = segment.path
        environment["RHATCHET_TRAINING"] = training
        if resumes { environment["RHATCHET_PLAN"] = segment.plan }
        if !include.isEmpty { environment["RHATCHET_INCLUDE"] = include.joined(separator: ",") }
        if !exclude.isEmpty { environment["RHATCHET_EXCLUDE"] = exclude.joined(separator: ",") }
        if !tables.isEmpty { environment["RHATCHET_TABLES"] = tables }
        return LaunchPlan(
            executable: executable,
            arguments: arguments,
            environment: environment,
            workingDirectory: workingDirectory,
            log: log
        )
    }
}
