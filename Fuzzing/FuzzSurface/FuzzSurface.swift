import Fuzzer
import GraphSpec
import SurfaceDiff

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  start(seeds: FuzzSurface.seeds)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzSurface.check(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

/// Lines of surfaces: read in the one way in which they are written, or refused with a place.
///
/// An input is two surfaces with a line `---` between them, which are compared both ways.
enum FuzzSurface {
  static func check(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let sides = lines.split(separator: "---", maxSplits: 1).map { $0.map(String.init).filter { !$0.isEmpty } }
    guard let first = sides.first, let old = read(first) else { return }
    check(old, old, isSame: true)
    guard sides.count == 2, let new = read(sides[1]) else { return }
    check(old, new, isSame: first == sides[1])
    check(new, old, isSame: first == sides[1])
  }

  private static func read(_ lines: [String]) -> DiffOperand? {
    let locations = lines.indices.map { SourceLocation(file: "surface", line: $0 + 1, column: 1) }
    do throws(SurfaceFacts.Unreadable) {
      return try DiffOperand(name: "surface", file: "surface", lines: lines, locations: locations)
    } catch {
      guard lines.indices.contains(error.index) else { found("an error is about no line") }
      if !(1...lines[error.index].utf8.count + 1).contains(error.column) { found("an error is outside of its line") }
      if error.message.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { found("a message has control characters") }
      return nil
    }
  }

  private static func check(_ old: DiffOperand, _ new: DiffOperand, isSame: Bool) {
    let report = DiffReport(from: old, to: new)
    if isSame, !report.diff.isEmpty { found("a surface differs from itself") }
    if !isSame, report.diff.isEmpty != (report.diff.severity == nil) { found("a change has no severity") }
    for format in DiffReport.Format.allCases {
      let text = report.text(format, toolVersion: "0.0.0")
      if text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }) {
        found("a report has control characters")
      }
    }
  }

  static let seeds = [
    """
    permission Lamps.Read application=99999999-9999-4999-8999-000000000001 delegated=-
    v1.0 endpoint GET /lamps/{id} entity
    v1.0 endpoint GET /lamps/{id} gives microsoft.graph.lamp
    v1.0 endpoint GET /lamps/{id} values key:microsoft.graph.lamp
    v1.0 endpoint GET /lamps/{id} application Lamps.Read
    v1.0 entity microsoft.graph.lamp : microsoft.graph.entity abstract open
    v1.0 property microsoft.graph.lamp/id Edm.String not-null required from microsoft.graph.entity
    v1.0 property microsoft.graph.lamp/isOn Edm.Boolean
    v1.0 derived microsoft.graph.lamp microsoft.graph.led
    v1.0 enum microsoft.graph.hue flags
    v1.0 member microsoft.graph.hue/warm = 1
    ---
    permission Lamps.Read application=99999999-9999-4999-8999-000000000001 delegated=-
    v1.0 endpoint GET /lamps/{id} entity
    v1.0 endpoint GET /lamps/{id} delegated Lamps.Read
    v1.0 entity microsoft.graph.lamp
    v1.0 property microsoft.graph.lamp/isOn Collection(Edm.Int32) not-null
    """,
    """
    beta endpoint POST /lamps/{id}/dim action
    beta endpoint POST /lamps/{id}/dim calls microsoft.graph.dim(microsoft.graph.lamp)
    beta endpoint POST /lamps/{id}/dim takes "microsoft.graph.a b"
    beta action microsoft.graph.dim(microsoft.graph.lamp)
    beta property microsoft.graph.dim(microsoft.graph.lamp)/level Edm.Int32 not-null
    beta complex "microsoft.graph.a b"
    beta property "microsoft.graph.a b"/"c \\"d" Edm.String
    """,
  ]
}
