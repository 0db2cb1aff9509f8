/// The files of one segment, one start of the model's script; `docs/draw-log.md` says what they hold.
package struct SegmentFolder: Hashable, Sendable {
    /// Absolute path of the folder.
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The segment's number in its training, from 1; nil when the folder's name is no number.
    package var number: Int? {
        Int(self.path.split(separator: "/").last ?? "")
    }

    /// Written by the hook when Python starts.
    package var hello: String { self.file("hello.json") }
    /// The files that the script has opened, a line for each, written by the hook.
    package var inputs: String { self.file("inputs.jsonl") }
    /// The same and those that the configuration names, with their hashes, written by the watch.
    package var data: String { self.file("data.json") }
    /// The resume plan, written before the start.
    package var plan: String { self.file("plan.json") }
    /// When the training is to end before its planned draws, as its user asked.
    package var rules: String { self.file("rules.json") }
    /// What was last asked to end by such a rule.
    package var ruled: String { self.file("ruled.json") }
    package var marks: String { self.file("marks.json") }
    /// What is told of the start in the record, kept until it is told.
    package var start: String { self.file("start.json") }
    /// What the keeper starts.
    ///
    /// It holds the whole environment, so only its owner may read it.
    package var launch: String { self.file("launch.json") }
    package var keeper: String { self.file("keeper.json") }
    /// What the keeper itself has to say when something goes wrong.
    package var keeperLog: String { self.file("keeper.log") }
    package var process: String { self.file("process.json") }
    package var exit: String { self.file("exit.json") }
    /// The keeper holds the kernel's lock on it for as long as it lives.
    package var lock: String { self.file("lock") }
    package var pauseAt: String { self.file("pause_at") }
    /// Written by the keeper when it stopped the training at `pause_at`.
    package var paused: String { self.file("paused.json") }
    package var control: String { self.file("control") }
    package var hold: String { self.file("control/hold") }
    package var held: String { self.file("control/held") }
    package var stop: String { self.file("control/stop") }

    /// The folder of the k-th call of the sampler, from 0.
    package func run(_ k: Int) -> String { self.file("run-\(k)") }

    package func file(_ name: String) -> String { "\(self.path)/\(name)" }
}
