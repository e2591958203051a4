/// Branch and bound over the options of clauses.
struct CoverSearch {
  typealias Option = PermissionCover.Option

  /// A clause that is being decided.
  private struct Frame {
    var options: [Option]
    var next = 0
    /// By the option before `next`.
    var chosen: [Int] = []
    /// Permissions alone whose sets are all found.
    var excluded: [Int] = []
  }

  /// Those with few options first.
  private let clauses: [[Option]]
  /// The clauses, with the option's number, that a permission is in.
  private let occurrences: [[(clause: Int, option: Int)]]
  private let work: Int

  private(set) var spent = 0
  /// Whether everything was looked at that had to be.
  private(set) var isComplete = true
  /// No set is smaller.
  private(set) var lowerBound = 0

  private var isChosen: [Bool]
  private var isExcluded: [Bool]
  private var chosenCount = 0
  /// How many options of each clause are chosen in full.
  private var satisfied: [Int]
  /// For the bound: in which run a permission was used last.
  private var marks: [Int]
  private var run = 0

  init(_ clauses: [[Option]], work: Int) {
    self.clauses = clauses.enumerated()
      .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
    self.work = work
    let count = 1 + (clauses.lazy.joined().flatMap(\.members).max() ?? -1)
    var occurrences = Array(repeating: [(clause: Int, option: Int)](), count: count)
    for (number, clause) in self.clauses.enumerated() {
      for (position, option) in clause.enumerated() {
        for member in option.members { occurrences[member].append((number, position)) }
      }
    }
    self.occurrences = occurrences
    isChosen = Array(repeating: false, count: count)
    isExcluded = isChosen
    marks = Array(repeating: 0, count: count)
    satisfied = Array(repeating: 0, count: clauses.count)
  }

  /// A set of the smallest size, or the smallest found when the work is used up.
  mutating func smallest() -> [Int] {
    lowerBound = bound() ?? 0
    var best = greedy()
    guard best.count > lowerBound else {
      lowerBound = best.count
      return best
    }
    search(below: best.count) { set in
      best = set
      return set.count
    }
    if isComplete { lowerBound = best.count }
    return best
  }

  /// The sets of a size that no set is below.
  mutating func all(ofSize size: Int, limit: Int) -> [[Int]] {
    var found: Set<[Int]> = []
    var order: [[Int]] = []
    search(below: size + 1) { set in
      if found.insert(set).inserted { order.append(set) }
      return order.count < limit ? size + 1 : 0
    }
    return order
  }

  // MARK: Search

  /// - Parameter take: Gets each set found; gives the size that further ones have to be below.
  private mutating func search(below limit: Int, take: ([Int]) -> Int) {
    var limit = limit
    var frames: [Frame] = []
    enter(&frames, &limit, take)
    while var frame = frames.popLast() {
      undo(&frame)
      guard frame.next < frame.options.count, spent < work else {
        if frame.next < frame.options.count { isComplete = false }
        for permission in frame.excluded { isExcluded[permission] = false }
        continue
      }
      if frame.next > 0, case let before = frame.options[frame.next - 1].members, before.count == 1 {
        isExcluded[before[0]] = true
        frame.excluded.append(before[0])
      }
      let option = frame.options[frame.next]
      frame.next += 1
      let isPossible = !option.members.contains { isExcluded[$0] }
      if isPossible {
        for member in option.members where !isChosen[member] {
          choose(member)
          frame.chosen.append(member)
        }
      }
      frames.append(frame)
      if isPossible { enter(&frames, &limit, take) }
    }
  }

  /// Takes the set that is chosen if it satisfies everything; else begins with the clause that has the fewest options,
  /// unless the set will be too large.
  private mutating func enter(_ frames: inout [Frame], _ limit: inout Int, _ take: ([Int]) -> Int) {
    guard satisfied.contains(0) else {
      if chosenCount < limit { limit = take(isChosen.indices.filter { isChosen[$0] }) }
      return
    }
    guard let more = bound(), chosenCount + more < limit else { return }
    var fewest: [Option]?
    for (number, clause) in clauses.enumerated() where satisfied[number] == 0 {
      let options = clause.filter { option in !option.members.contains { isExcluded[$0] } }
      spent += clause.count
      if options.count < fewest?.count ?? .max { fewest = options }
    }
    frames.append(Frame(options: fewest ?? []))
  }

  private mutating func choose(_ permission: Int) {
    isChosen[permission] = true
    chosenCount += 1
    for (clause, option) in occurrences[permission] where clauses[clause][option].members.allSatisfy({ isChosen[$0] }) {
      satisfied[clause] += 1
    }
    spent += occurrences[permission].count
  }

  private mutating func undo(_ frame: inout Frame) {
    for permission in frame.chosen.reversed() {
      for (clause, option) in occurrences[permission] where clauses[clause][option].members.allSatisfy({ isChosen[$0] })
      {
        satisfied[clause] -= 1
      }
      isChosen[permission] = false
      chosenCount -= 1
    }
    frame.chosen = []
  }

  /// How many permissions are missing at least: what clauses ask for that have none in common. Nil where a clause can't
  /// be satisfied any more.
  private mutating func bound() -> Int? {
    run += 1
    var sum = 0
    for (number, clause) in clauses.enumerated() where satisfied[number] == 0 {
      spent += clause.count
      var need = Int.max
      var isApart = true
      for option in clause where !option.members.contains(where: { isExcluded[$0] }) {
        var missing = 0
        for member in option.members where !isChosen[member] {
          missing += 1
          if marks[member] == run { isApart = false }
        }
        need = min(need, missing)
      }
      if need == .max { return nil }
      guard isApart else { continue }
      sum += need
      for option in clause {
        for member in option.members where !isChosen[member] { marks[member] = run }
      }
    }
    return sum
  }

  /// Some set: for the clause with the fewest options, the option that satisfies most.
  private mutating func greedy() -> [Int] {
    var frame = Frame(options: [])
    for (number, clause) in clauses.enumerated() where satisfied[number] == 0 {
      var best = clause[0]
      var bestGain = -1
      for option in clause {
        let gain =
          option.members.reduce(0) { sum, member in
            sum + (isChosen[member] ? 0 : occurrences[member].count { satisfied[$0.clause] == 0 })
          } / option.members.count
        if gain > bestGain { (best, bestGain) = (option, gain) }
      }
      for member in best.members where !isChosen[member] {
        choose(member)
        frame.chosen.append(member)
      }
    }
    let set = isChosen.indices.filter { isChosen[$0] }
    undo(&frame)
    return set
  }
}
