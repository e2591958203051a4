import Foundation

/// The ways that a README shows: each section with a block whose info string names a file, such as
/// ```` ```swift Package.swift ````. Such a block is written to that file; a block of `sh` is run.
struct Way {
  enum Step: Equatable {
    case write(path: String, text: String)
    case run(String)
  }

  var title: String
  var steps: [Step]

  static func all(in markdown: String) -> [Way] {
    var ways: [Way] = []
    var block: (info: [String], lines: [String])?
    for line in markdown.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let ended = block {
          ways.add(info: ended.info, text: ended.lines.map { $0 + "\n" }.joined())
          block = nil
        } else {
          block = (line.dropFirst(3).split(separator: " ").map(String.init), [])
        }
      } else if block != nil {
        block?.lines.append(line)
      } else if line.hasPrefix("#") {
        ways.append(Way(title: line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces), steps: []))
      }
    }
    return ways.filter { way in
      way.steps.contains { if case .write = $0 { true } else { false } }
    }
  }
}

extension [Way] {
  fileprivate mutating func add(info: [String], text: String) {
    guard let last = indices.last else { return }
    if info.count == 2 {
      self[last].steps.append(.write(path: info[1], text: text))
    } else if info == ["sh"] {
      self[last].steps.append(.run(text))
    }
  }
}
