// A program for the tests of RhatchetTraining, which cannot be keepers and watches themselves.
//
//     keeper-probe keeper SEGMENT          is the keeper of a segment
//     keeper-probe watch SEGMENT PLAN      starts the plan's training under a keeper, then waits to be killed
//     keeper-probe own TRAINING            owns a training, then waits to be killed

import Foundation
import RhatchetTraining

let words = CommandLine.arguments.dropFirst()
switch (words.first, words.count) {
case ("keeper", 2):
    exit(KeeperMain.run(segmentFolder: words[2]))
case ("watch", 3):
    guard let plan = AtomicFile.read(LaunchPlan.self, from: words[3]) else { exit(65) }
    do {
        try Launcher.start(plan, segment: SegmentFolder(path: words[2]), keeperExecutable: PythonFolder.ownExecutable)
    } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        exit(1)
    }
    while true { pause() }
case ("own", 2):
    let lock = try OwnerLock.acquire(TrainingFolder(path: words[2]))
    withExtendedLifetime(lock) { while true { pause() } }
default:
    exit(64)
}
