import APISurface
import Foundation
import GraphGenerator
import GraphSpec
import SurfaceDiff
import Testing

/// One replacement in a spec: the first occurrence of a text behind the first occurrence of a heading.
struct SpecEdit {
  var heading: String
  var old: String
  var new: String

  init(_ heading: String, _ old: String, _ new: String) {
    self.heading = heading
    self.old = old
    self.new = new
  }

  func apply(to text: inout Data) throws {
    let start = try #require(text.range(of: Data(heading.utf8)), "no '\(heading)'")
    let range = try #require(
      text.range(of: Data(old.utf8), in: start.lowerBound..<text.endIndex),
      "no '\(old)' behind '\(heading)'"
    )
    // What is meant stands in the element that the heading begins.
    try #require(range.lowerBound - start.lowerBound < 4_000, "'\(old)' is not in '\(heading)'")
    text.replaceSubrange(range, with: Data(new.utf8))
  }
}

/// A change as a test expects it: `property-removed v1.0 microsoft.graph.call/subject breaking none`.
func told(_ report: DiffReport) -> [String] {
  report.diff.changes.map { change in
    let version = change.version?.rawValue ?? "-"
    return "\(change.code.rawValue) \(version) \(change.subject) \(change.swift.rawValue) \(change.reach.rawValue)"
  }
}
