import APISurface
import GraphSpec
package import Support

/// For programs: everything that is known of each change.
package enum DiffJSON {
  package static func json(_ report: DiffReport) -> JSONText {
    let reach = ReachVerdict.allCases.filter { $0 != .none }
    return [
      "old": .string(report.old),
      "new": .string(report.new),
      "changes": .array(report.entries.map(change)),
      "summary": [
        "severity": .object(ChangeSeverity.allCases.reversed().map { ($0.rawValue, .integer(report.count($0))) }),
        "swift": .object(SwiftVerdict.allCases.reversed().map { ($0.rawValue, .integer(report.count($0))) }),
        "reach": .object(reach.map { ($0.rawValue, .integer(report.count($0))) }),
      ],
      "breaking": .bool(report.diff.isBreaking),
      "recommendation": .string(report.diff.recommendation.rawValue),
      "recommendationBefore1.0.0": .string(report.diff.recommendation.beforeOne.rawValue),
    ]
  }

  private static func change(_ entry: DiffReport.Entry) -> JSONText {
    let change = entry.change
    return [
      "code": .string(change.code.rawValue),
      "kind": .string(change.kind.rawValue),
      "version": .optional(change.version?.rawValue),
      "subject": .string(change.subject),
      "swiftName": .optional(change.swiftName),
      "message": .string(change.text.plain),
      "consequences": .strings(change.consequences.map(\.plain)),
      "severity": .string(change.severity.rawValue),
      "swift": .string(change.swift.rawValue),
      "reach": .string(change.reach.rawValue),
      "file": .string(entry.location.file),
      "line": .integer(entry.location.line),
      "column": .integer(entry.location.column),
    ]
  }
}
