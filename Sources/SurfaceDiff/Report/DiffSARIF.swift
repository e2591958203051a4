import APISurface
import GraphSpec
import Support

/// The Static Analysis Results Interchange Format 2.1.0 (OASIS), with what GitHub's code scanning needs of it.
package enum DiffSARIF {
  static func log(_ report: DiffReport, toolVersion: String) -> JSONText {
    let codes = Set(report.entries.map(\.change.code.rawValue)).sorted()
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": .array([
        [
          "tool": [
            "driver": [
              "name": "graphgen",
              "version": .string(toolVersion),
              "semanticVersion": .string(toolVersion),
              "rules": .array(codes.map { rule($0, report) }),
            ]
          ],
          "results": .array(report.entries.map { result($0, codes) }),
          "properties": ["recommendation": .string(report.diff.recommendation.rawValue)],
        ]
      ]),
    ]
  }

  private static func rule(_ code: String, _ report: DiffReport) -> JSONText {
    let words = code.split(separator: "-").joined(separator: " ")
    let sentence = words.prefix(1).uppercased() + words.dropFirst() + "."
    let levels = report.entries.filter { $0.change.code.rawValue == code }.map { level($0.change) }
    let worst = ["error", "warning", "note"].first(where: levels.contains) ?? "note"
    return [
      "id": .string(code),
      "name": .string(code.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()),
      "shortDescription": ["text": .string(sentence)],
      "fullDescription": ["text": .string("A difference between two surfaces of a generated module: \(words).")],
      "help": [
        "text": "Each result says what changed and what that breaks. 'graphgen help diff' tells how to compare."
      ],
      "defaultConfiguration": ["level": .string(worst)],
    ]
  }

  private static func result(_ entry: DiffReport.Entry, _ codes: [String]) -> JSONText {
    let change = entry.change
    let code = change.code.rawValue
    let identity = "\(code) \(change.version?.rawValue ?? "") \(change.subject) \(change.text.plain)"
    return [
      "ruleId": .string(code),
      "ruleIndex": .integer(codes.firstIndex(of: code) ?? 0),
      "level": .string(level(change)),
      "message": ["text": .string(change.sentence)],
      "locations": .array([
        [
          "physicalLocation": [
            "artifactLocation": ["uri": .string(uri(entry.file))],
            // Lines alone: columns are counted in bytes here, and in other units there.
            "region": ["startLine": .integer(max(1, entry.location.line))],
          ]
        ]
      ]),
      // What a result is known by from run to run, so that a moved line is no new one.
      "partialFingerprints": ["graphgenChange/v1": .string(XXHash64.hexDigits(of: identity))],
      "properties": [
        "kind": .string(change.kind.rawValue),
        "severity": .string(change.severity.rawValue),
        "swift": .string(change.swift.rawValue),
        "reach": .string(change.reach.rawValue),
      ],
    ]
  }

  private static func level(_ change: SurfaceChange) -> String {
    switch change.severity.level {
    case .error: "error"
    case .warning: "warning"
    case .notice: "note"
    }
  }

  /// A path as a URI reference (RFC 3986): relative ones stay so, with what is no path character as its UTF-8 bytes.
  package static func uri(_ path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    let isPlain = { (byte: UInt8) in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-._~/!$&'()*+,;=@".utf8.contains(byte)
      }
    }
    for byte in path.utf8 {
      if isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
