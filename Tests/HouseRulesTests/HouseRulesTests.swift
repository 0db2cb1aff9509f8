import Foundation
import Testing

/// What holds for every file of the house, checked on its text.
@Suite struct HouseRulesTests {
    private let house = House()

    /// DESIGN's order: a module imports only modules above it.
    private static let order = [
        "RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage", "RhatchetRemedies", "RhatchetPlots",
        "RhatchetConfiguration",
        "RhatchetSimulation", "RhatchetDraws", "RhatchetReaders", "RhatchetEngine", "RhatchetStore", "RhatchetTraining",
        "RhatchetServices", "RhatchetCommands",
    ]
    private static let pure = [
        "RhatchetDiagnostics", "RhatchetProtocol", "RhatchetTriage", "RhatchetRemedies", "RhatchetPlots",
        "RhatchetSimulation",
    ]
    /// Modules that read no clock and no file of their own account.
    private static let systems: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Darwin", "Dispatch"]

    @Test func `the package declares every module of the order, and each depends on modules above it alone`() throws {
        let declared = try self.house.declared()
        #expect(Set(declared.keys).isSuperset(of: Self.order))
        for (index, name) in Self.order.enumerated() {
            #expect(declared[name]?.isSubset(of: Self.order.prefix(index)) == true, "\(name)")
        }
    }

    @Test(arguments: Self.order) func `a module imports only what the package declares for it`(module: String) throws {
        let allowed = try #require(try self.house.declared()[module])
        for source in try self.house.sources("Sources/\(module)") {
            let ours = Set(source.imports.filter { $0.hasPrefix("Rhatchet") })
            #expect(ours.isSubset(of: allowed), "\(source.path): \(ours.subtracting(allowed))")
        }
    }

    @Test func `diagnostics and protocol stand on the standard library alone`() throws {
        for module in ["RhatchetDiagnostics", "RhatchetProtocol"] {
            for source in try self.house.sources("Sources/\(module)") {
                let known = Set(source.imports.filter { !$0.hasPrefix("Rhatchet") })
                #expect(known.isDisjoint(with: ["Foundation", "FoundationEssentials", "Dispatch"]), "\(source.path)")
            }
        }
    }

    @Test(arguments: Self.pure) func `a pure module touches no files, no clock and no processes`(module: String) throws
    {
        for source in try self.house.sources("Sources/\(module)") {
            let found = source.code(
                with: "FileManager",
                "FileHandle",
                "ContinuousClock",
                "SuspendingClock",
                "Date()",
                "Process()",
                "getenv",
                "fopen"
            )
            #expect(found.isEmpty, "\(source.path): \(found)")
        }
    }

    @Test func `only the commands print`() throws {
        for source in try self.house.sources("Sources") where !source.path.hasPrefix("Sources/RhatchetCommands/") {
            for (number, line) in source.code(with: "print(") {
                #expect(!Self.withoutTexts(line).contains(/\bprint\(/), "\(source.path):\(number)")
            }
        }
    }

    @Test func `nothing is forced`() throws {
        for source in try self.house.sources("Sources") + self.house.sources("Tests") {
            for (number, line) in source.code(with: "try!", "as!", "@unchecked", "@testable", "fatalError") {
                let bare = Self.withoutTexts(line)
                #expect(!bare.contains(/\btry!|\bas!|@unchecked|@testable|fatalError/), "\(source.path):\(number)")
            }
        }
    }

    @Test func `no file is longer than 400 lines`() throws {
        for source in try self.house.sources("Sources") {
            #expect(source.lines.count <= 400, "\(source.path) has \(source.lines.count)")
        }
    }

    @Test func `no name is Manager, Helper or Util`() throws {
        for source in try self.house.sources("Sources") {
            for (number, line) in source.code(with: "Manager", "Helper", "Util") {
                let declared = line.contains(/\b(struct|class|enum|protocol|actor) \w*(Manager|Helper|Util)\w*/)
                #expect(!declared, "\(source.path):\(number)")
            }
        }
    }

    @Test func `no test sleeps to wait for a time to pass`() throws {
        let waits = ["Eventually.swift", "CommandParticipantTests.swift", "HouseRulesTests.swift"]
        for source in try self.house.sources("Tests") where !waits.contains(where: source.path.hasSuffix) {
            for (number, line) in source.code(with: "sleep") {
                let sleeps = Self.withoutTexts(line).contains(/\b(Thread\.sleep|Task\.sleep|usleep|sleep\()/)
                #expect(!sleeps, "\(source.path):\(number)")
            }
        }
    }

    /// A line without what stands between its quotation marks.
    private static func withoutTexts(_ line: Substring) -> String {
        String(line).replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"").replacing(/\/.*\\b.*\//, with: "")
    }
}
