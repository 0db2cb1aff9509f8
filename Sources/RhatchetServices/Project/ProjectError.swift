/// What can be wrong with a project or with what is asked of it.
package enum ProjectError: Error, Equatable {
    case folderNotMade(String, reason: String)
    case nothingRecorded(String)
    case noSuchFile(String)
    case notAScript(String)
    case nothingToRun
    case noSuchProgram(String)
    case notExecutable(String)
    case badModelName(String)
    case unreadable(String, wanted: String)
    case noSuchIncident(String, known: Int)
    case noSuchModel(String, known: [String])
    /// The script is no Python; the message has its position.
    case syntax(String)
    /// Something that needs the project for itself found another at work on it.
    case inUse(String)
    /// Decided, and nobody has written the file or started the training yet.
    case notCarriedOut(String, model: String)
    /// A store of which not even the first page can be read.
    case nothingToSalvage(String, reason: String)
    case anotherWatch(training: String, pid: Int32?)
}

extension ProjectError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .folderNotMade(let path, let reason):
            "'\(path)' cannot be made: \(reason); run in a folder that this account may write to"
        case .nothingRecorded(let path):
            "nothing is recorded in '\(path)'; run 'rhatchet watch MODEL.py' there first, or name the folder with --project"
        case .noSuchFile(let path):
            "'\(path)' does not exist; name the Python file that samples"
        case .notAScript(let path):
            "'\(path)' is a folder; name the Python file that samples"
        case .nothingToRun:
            "nothing is named that could be run; give a Python file, or a program behind '--': rhatchet watch -- ./model sample …"
        case .noSuchProgram(let name):
            "'\(name)' is no program: no such file" + (name.contains("/") ? "" : " in the folders of PATH")
                + "; name the program behind '--' as a shell would find it"
        case .notExecutable(let name):
            "'\(name)' may not be executed; make it a program with 'chmod +x \(name)'"
        case .badModelName(let name):
            "'\(name)' can be no model's name; use letters, digits, '_', '-' and '.', a letter or digit first"
        case .unreadable(let path, let wanted):
            "'\(path)' does not exist or cannot be read; give \(wanted)"
        case .noSuchIncident(let text, let known):
            "'\(text)' is no incident of this project; "
                + (known == 0 ? "it has none" : "there are INC-1 to INC-\(known)")
        case .noSuchModel(let text, let known):
            "'\(text)' is no incident and no model of this project; "
                + (known.isEmpty ? "it has no model yet" : "its models: \(known.joined(separator: ", "))")
        case .syntax(let message):
            message
        case .inUse(let path):
            "another rhatchet works on '\(path)'; end the watches and commands there first"
        case .notCarriedOut(let incident, let model):
            "what was decided on \(incident) is not carried out yet; 'rhatchet watch \(model).py' does it, and sees whether "
                + "it has helped"
        case .nothingToSalvage(let path, let reason):
            "nothing can be taken out of '\(path)': \(reason); bring back a copy of .rhatchet; transcripts, manifest and "
                + "draws stand where they are"
        case .anotherWatch(let training, let pid):
            "'\(training)' is being watched already" + (pid.map { " by process \($0)" } ?? "")
                + "; use 'rhatchet status' to look on"
        }
    }
}
