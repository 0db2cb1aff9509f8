/// What is started in place of a program of CmdStan as it was typed.
package struct StanStart: Equatable {
    /// Absolute path of the program.
    package var executable: String
    package var arguments: [String]

    package init(executable: String, arguments: [String]) {
        self.executable = executable
        self.arguments = arguments
    }

    /// - Parameters:
    ///   - calls: programs with their arguments; none where nothing is left to be drawn.
    ///   - atOnce: whether several run beside each other, as the threads of one process would.
    init(_ calls: [[String]], atOnce: Bool) {
        if let only = calls.first, calls.count == 1 {
            self.init(executable: only[0], arguments: Array(only.dropFirst()))
        } else {
            self.init(executable: "/bin/sh", arguments: ["-c", StanArguments.script(calls, atOnce: atOnce)])
        }
    }
}
