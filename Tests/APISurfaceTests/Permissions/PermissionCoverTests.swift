import GraphSpec
import Testing

@testable import APISurface

struct PermissionCoverTests {
  /// Clauses with the options' members as bits.
  private struct Problem {
    var clauses: [[PermissionCover.Option]]
    var count: Int

    init(_ chance: inout Chance) {
      count = Int.random(in: 2...9, using: &chance)
      clauses = []
      for _ in 0..<Int.random(in: 1...40, using: &chance) {
        let options = (0..<Int.random(in: 1...4, using: &chance)).map { [count] _ in
          let first = Int.random(in: 0..<count, using: &chance)
          return Int.random(in: 0..<4, using: &chance) == 0
            ? PermissionCover.Option(first, Int.random(in: 0..<count, using: &chance)) : PermissionCover.Option(first)
        }
        clauses.append(options)
      }
    }

    /// All sets of the smallest size.
    var exhaustive: Set<[Int]> {
      let masks = clauses.map { clause in
        clause.map { option in option.members.reduce(0) { $0 | 1 << $1 } }
      }
      var smallest = Int.max
      var found: [Int] = []
      for set in 0..<(1 << count) where set.nonzeroBitCount <= smallest {
        guard masks.allSatisfy({ $0.contains { $0 & set == $0 } }) else { continue }
        if set.nonzeroBitCount < smallest { found = [] }
        smallest = set.nonzeroBitCount
        found.append(set)
      }
      return Set(found.map { set in (0..<count).filter { set & 1 << $0 != 0 } })
    }
  }

  @Test func theSetsAreThoseOfAnExhaustiveSearch() {
    var chance = Chance(7)
    for _ in 0..<1_000 {
      let problem = Problem(&chance)
      let result = PermissionCover(problem.clauses, count: problem.count).solve(setLimit: 1_000)
      #expect(result.isExact && !result.hasMore)
      #expect(Set(result.sets) == problem.exhaustive, "\(problem.clauses.map { $0.map(\.members) })")
      #expect(Set(result.sets).count == result.sets.count)
      #expect(result.sets.allSatisfy { $0.count == result.lowerBound })
    }
  }

  @Test func withoutWorkToSpendEverythingIsCoveredAndTheGapIsStated() {
    var chance = Chance(11)
    var inexact = 0
    for _ in 0..<200 {
      let problem = Problem(&chance)
      let result = PermissionCover(problem.clauses, count: problem.count).solve(setLimit: 5, work: 0)
      let smallest = problem.exhaustive.first?.count ?? 0
      for set in result.sets {
        #expect(problem.clauses.allSatisfy { $0.contains { $0.members.allSatisfy(set.contains) } })
      }
      #expect(result.lowerBound <= smallest)
      #expect(!result.sets.isEmpty && result.sets.count <= 5)
      if result.isExact { #expect(result.sets[0].count == smallest) } else { inexact += 1 }
    }
    #expect(inexact > 0)
  }

  @Test func aHardProblemEndsWithinWhatItMaySpend() {
    // The points and lines of a projective plane: no permission does more than another.
    let order = 11
    var lines: [[Int]] = []
    let points = order * order + order + 1
    for slope in 0..<order {
      for offset in 0..<order {
        lines.append((0..<order).map { $0 * order + (slope * $0 + offset) % order } + [order * order + slope])
      }
    }
    for column in 0..<order { lines.append((0..<order).map { column * order + $0 } + [order * order + order]) }
    lines.append((0...order).map { order * order + $0 })
    let clauses = lines.map { $0.map { PermissionCover.Option($0) } }
    let result = PermissionCover(clauses, count: points).solve(setLimit: 3, work: 300_000)
    #expect(!result.isExact)
    #expect(result.lowerBound >= 1 && result.lowerBound < result.sets[0].count)
    #expect(lines.allSatisfy { line in line.contains(where: result.sets[0].contains) })
  }

  @Test func whatARequestAsksForInAdditionCountsAndWhatNobodyMayCallIsTold() throws {
    let index = PermissionIndex(
      PermissionsDocument(
        lines: "A Application GET /a,/b",
        "A Application GET /a also=X,Y",
        "B Application,DelegatedWork GET /a",
        "X Application GET /x",
        "Y Application GET /y"
      )
    )
    let requests = try ["/a", "/x", "/z"].map { try PermissionRequest(.get, $0) }
    let application = LeastPermissions.find(for: requests, .application, in: index)
    #expect(application.sets == [["A", "X"], ["B", "X"]])
    #expect(application.isExact && !application.hasMore && application.lowerBound == 2)
    #expect(application.uncovered.map(\.text) == ["GET /z"])
    let personal = LeastPermissions.find(for: requests, .delegatedPersonal, in: index)
    #expect(personal.sets == [[]])
    #expect(personal.uncovered.map(\.text) == ["GET /a", "GET /x", "GET /z"])
  }

  @Test func notMoreSetsAreGivenThanSomebodyWouldRead() throws {
    let lines = (0..<30).flatMap { number in (0..<4).map { "P\(number).\($0) Application GET /a\(number)" } }
    let index = PermissionIndex(PermissionsDocument(lines: lines))
    let requests = try (0..<30).map { try PermissionRequest(.get, "/a\($0)") }
    let least = LeastPermissions.find(for: requests, .application, in: index)
    #expect(least.sets.count == LeastPermissions.setLimit && least.hasMore && least.isExact)
    #expect(Set(least.sets).count == least.sets.count)
    #expect(least.sets.allSatisfy { $0.count == 30 })
  }
}
