/// What a keeper starts, `launch.json`.
///
/// The environment is whole, secrets included: the file is readable by its owner alone.
package struct LaunchPlan: Codable, Hashable, Sendable {
    /// Absolute path of the program.
    package var executable: String
    /// The arguments after the program's name.
    package var arguments: [String]
    package var environment: [String: String]
    /// Absolute path of the folder to start in.
    package var workingDirectory: String
    /// Absolute path of the file to which output and errors are appended.
    package var log: String

    package init(
        executable: String,
        arguments: [String],
        environment: [String: String],
        workingDirectory: String,
        log: String
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.log = log
    }

    private enum CodingKeys: String, CodingKey {
        case executable, arguments, environment
        case workingDirectory = "working_directory"
        case log
    }
}
