// swift-tools-version: 6.2

import PackageDescription

/// One set of rules for every target: Swift 6, warnings are errors, imports are internal and explicit.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A target of ours under `Sources/`, which may import only what is named here; `embedding` names a folder in it
/// whose files are compiled in, so that the program needs no bundle beside it.
func module(
    _ name: String,
    _ ours: [String] = [],
    packages: [Target.Dependency] = [],
    embedding folder: String? = nil
) -> Target {
    .target(
        name: name,
        dependencies: ours.map { .byName(name: $0) } + packages,
        resources: folder.map { [.embedInCode($0)] } ?? [],
        swiftSettings: settings
    )
}

/// Tests of a module under `Tests/`; `fixtures` names a folder of files that they read in place.
func tests(
    _ name: String,
    _ ours: [String],
    packages: [Target.Dependency] = [],
    fixtures: [String] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: ours.map { .byName(name: $0) } + packages,
        exclude: fixtures,
        swiftSettings: settings
    )
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")

let package = Package(
    name: "rhatchet",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "rhatchet", targets: ["rhatchet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Pure: no files, no clock.
        module("RhatchetDiagnostics"),
        module("RhatchetProtocol"),
        module("RhatchetTriage", ["RhatchetDiagnostics", "RhatchetProtocol"]),
        module("RhatchetRemedies", ["RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage"]),
        // Drawings of draws as SVG and as text.
        module("RhatchetPlots"),
        // From text to values, with the place of what is wrong.
        module("RhatchetConfiguration", ["RhatchetProtocol"], packages: [yams]),
        // The protocol on a virtual clock.
        module("RhatchetSimulation", ["RhatchetProtocol", "RhatchetConfiguration"], packages: [yams, crypto]),
        // Files, the store and processes.
        module("RhatchetDraws", ["RhatchetDiagnostics"]),
        // Draws of any program: CmdStan's and plain CSV, the draw log.
        module("RhatchetReaders", ["RhatchetDiagnostics", "RhatchetDraws"]),
        module("RhatchetEngine", ["RhatchetProtocol"]),
        module("RhatchetStore", ["RhatchetProtocol", "RhatchetEngine"], packages: [grdb, crypto]),
        module(
            "RhatchetTraining",
            ["RhatchetDiagnostics", "RhatchetProtocol", "RhatchetDraws", "RhatchetEngine"],
            packages: [crypto]
        ),
        module(
            "RhatchetServices",
            [
                "RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage", "RhatchetRemedies",
                "RhatchetConfiguration",
                "RhatchetPlots", "RhatchetDraws", "RhatchetReaders", "RhatchetEngine", "RhatchetStore",
                "RhatchetTraining",
            ],
            packages: [crypto, cryptoExtras, mustache],
            embedding: "Templates"
        ),
        module(
            "RhatchetCommands",
            [
                "RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage", "RhatchetRemedies",
                "RhatchetConfiguration",
                "RhatchetSimulation", "RhatchetReaders", "RhatchetEngine", "RhatchetStore", "RhatchetTraining",
                "RhatchetServices",
            ],
            packages: [arguments]
        ),
        .executableTarget(name: "rhatchet", dependencies: ["RhatchetCommands"], swiftSettings: settings),
        // What the benchmarks and the test against the installed arviz-stats ask.
        .executableTarget(
            name: "diagnostics-probe",
            dependencies: ["RhatchetDiagnostics", "RhatchetReaders"],
            path: "Benchmarks/DiagnosticsProbe",
            swiftSettings: settings
        ),
        // Trainings that are simulated or were recorded, as the watch would have seen and judged them.
        .target(
            name: "DetectionTrials",
            dependencies: ["RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage", "RhatchetDraws"],
            path: "Benchmarks/DetectionTrials",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "detection-bench",
            dependencies: ["DetectionTrials", "RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage"],
            path: "Benchmarks/Detection",
            swiftSettings: settings
        ),
        // What watching costs.
        .executableTarget(
            name: "watch-bench",
            dependencies: ["RhatchetDraws", "RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage"],
            path: "Benchmarks/WatchBench",
            swiftSettings: settings
        ),
        // What the store costs.
        .executableTarget(
            name: "store-bench",
            dependencies: ["RhatchetEngine", "RhatchetProtocol", "RhatchetServices", "RhatchetStore", grdb],
            path: "Benchmarks/StoreBench",
            swiftSettings: settings
        ),
        // The tests of each module, and a program that stands in for the keeper in them.
        .executableTarget(
            name: "keeper-probe",
            dependencies: ["RhatchetTraining"],
            path: "Tests/Support/KeeperProbe",
            swiftSettings: settings
        ),
        // Processes that work on one store and are killed over it.
        .executableTarget(
            name: "store-probe",
            dependencies: [
                "RhatchetProtocol", "RhatchetEngine", "RhatchetTraining", "RhatchetServices", "RhatchetTestSupport",
            ],
            path: "Tests/Support/StoreProbe",
            swiftSettings: settings
        ),
        tests("RhatchetDiagnosticsTests", ["RhatchetDiagnostics"], fixtures: ["Fixtures"]),
        tests("RhatchetPlotsTests", ["RhatchetPlots"]),
        tests("RhatchetProtocolTests", ["RhatchetProtocol"]),
        tests(
            "RhatchetTriageTests",
            ["RhatchetTriage", "RhatchetDiagnostics", "RhatchetProtocol", "DetectionTrials"]
        ),
        tests(
            "RhatchetRemediesTests",
            ["RhatchetRemedies", "RhatchetTriage", "RhatchetDiagnostics", "RhatchetProtocol"]
        ),
        tests(
            "RhatchetDrawsTests",
            ["RhatchetDraws", "RhatchetDiagnostics", "RhatchetTestSupport"],
            fixtures: ["Fixtures"]
        ),
        tests(
            "RhatchetReadersTests",
            ["RhatchetReaders", "RhatchetDiagnostics", "RhatchetDraws", "RhatchetTestSupport"],
            fixtures: ["Fixtures"]
        ),
        tests("RhatchetTrainingTests", ["RhatchetTraining", "RhatchetTestSupport", "keeper-probe"]),
        // A clock that tests move, a ledger in memory, and the cases that most of them begin with.
        .target(
            name: "RhatchetTestSupport",
            dependencies: ["RhatchetProtocol", "RhatchetEngine"],
            path: "Tests/Support/RhatchetTestSupport",
            swiftSettings: settings
        ),
        tests("RhatchetEngineTests", ["RhatchetEngine", "RhatchetProtocol", "RhatchetTestSupport"]),
        tests(
            "RhatchetStoreTests",
            ["RhatchetStore", "RhatchetEngine", "RhatchetProtocol", "RhatchetTestSupport"],
            packages: [grdb],
            fixtures: ["Fixtures"]
        ),
        tests("RhatchetConfigurationTests", ["RhatchetConfiguration", "RhatchetProtocol", "RhatchetTestSupport"]),
        tests(
            "RhatchetSimulationTests",
            [
                "RhatchetSimulation", "RhatchetConfiguration", "RhatchetEngine", "RhatchetProtocol",
                "RhatchetTestSupport",
            ]
        ),
        tests(
            "RhatchetServicesTests",
            [
                "RhatchetServices", "RhatchetConfiguration", "RhatchetTraining", "RhatchetStore", "RhatchetEngine",
                "RhatchetTriage", "RhatchetDiagnostics", "RhatchetDraws", "RhatchetProtocol", "RhatchetReaders",
                "RhatchetTestSupport", "store-probe",
            ],
            fixtures: ["Fixtures"]
        ),
        tests(
            "RhatchetCommandsTests",
            [
                "RhatchetCommands", "RhatchetConfiguration", "RhatchetServices", "RhatchetTraining", "RhatchetStore",
                "RhatchetEngine",
                "RhatchetProtocol",
                "RhatchetTestSupport", "rhatchet",
            ],
            packages: [arguments]
        ),
        tests("HouseRulesTests", []),
    ]
)
