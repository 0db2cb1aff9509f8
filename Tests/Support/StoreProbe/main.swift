// A program for the tests of the store: a process that decides, acts and records, and can be killed over it.
//
//     store-probe play FOLDER            plays the script to its end, from wherever an earlier run was killed
//     store-probe race FOLDER NAME       resumes INC-1 at a given signal, and says what became of it
//     store-probe write FOLDER COUNT     writes so many notes
//     store-probe keeper SEGMENT         is the keeper of a segment

import Foundation
import RhatchetTraining

let words = CommandLine.arguments.dropFirst()
do {
    switch (words.first, words.count) {
    case ("keeper", 2): exit(KeeperMain.run(segmentFolder: words[2]))
    case ("play", 2): try ProbePlay(URL(filePath: words[2])).run()
    case ("race", 3): try ProbeRace(URL(filePath: words[2])).run(words[3])
    case ("write", 3): try ProbeRace(URL(filePath: words[2])).write(Int(words[3]) ?? 1)
    default: exit(64)
    }
} catch {
    Speech.say("error \(error)")
    exit(1)
}
