import GraphSpec
import SurfaceDiff

/// A small surface as lines, and the changes that follow from other lines.
enum LampSurface {
  static let lines = """
    permission Lamps.Read application=1111 delegated=2222
    permission Lamps.ReadWrite application=3333 delegated=-
    v1.0 endpoint GET /lamps collection
    v1.0 endpoint GET /lamps gives Collection(graph.lamp)
    v1.0 endpoint GET /lamps application Lamps.Read
    v1.0 endpoint GET /lamps application Lamps.ReadWrite
    v1.0 endpoint GET /lamps/{id} entity
    v1.0 endpoint GET /lamps/{id} gives graph.lamp
    v1.0 endpoint GET /lamps/{id} values key:graph.lamp
    v1.0 endpoint GET /lamps/{id} application Lamps.ReadWrite
    v1.0 endpoint GET /lamps/{id} delegated Lamps.Read
    v1.0 endpoint PATCH /lamps/{id} entity
    v1.0 endpoint PATCH /lamps/{id} takes graph.lamp
    v1.0 endpoint PATCH /lamps/{id} gives graph.lamp
    v1.0 endpoint PATCH /lamps/{id} values key:graph.lamp
    v1.0 endpoint PATCH /lamps/{id} application Lamps.ReadWrite
    v1.0 endpoint POST /lamps/{id}/dim action
    v1.0 endpoint POST /lamps/{id}/dim gives graph.report
    v1.0 endpoint POST /lamps/{id}/dim calls graph.dim(graph.lamp)
    v1.0 endpoint POST /lamps/{id}/dim values key:graph.lamp
    v1.0 endpoint POST /lamps/{id}/dim application Lamps.ReadWrite
    v1.0 complex graph.bulb : graph.part
    v1.0 property graph.bulb/weight Edm.Double from graph.part
    v1.0 property graph.bulb/watts Edm.Int32
    v1.0 entity graph.lamp open
    v1.0 property graph.lamp/id Edm.String not-null
    v1.0 property graph.lamp/serial Edm.String not-null required
    v1.0 property graph.lamp/colour graph.colour
    v1.0 property graph.lamp/name Edm.String
    v1.0 property graph.lamp/part graph.part
    v1.0 property graph.lamp/tags Collection(Edm.String)
    v1.0 complex graph.part abstract
    v1.0 property graph.part/weight Edm.Double
    v1.0 derived graph.part graph.bulb
    v1.0 derived graph.part graph.shade
    v1.0 complex graph.report
    v1.0 property graph.report/note Edm.String
    v1.0 property graph.report/level graph.level
    v1.0 complex graph.shade : graph.part
    v1.0 property graph.shade/weight Edm.Double from graph.part
    v1.0 property graph.shade/cloth Edm.String
    v1.0 enum graph.colour
    v1.0 member graph.colour/red = 0
    v1.0 member graph.colour/green = 1
    v1.0 enum graph.level
    v1.0 member graph.level/low = 0
    v1.0 action graph.dim(graph.lamp)
    v1.0 property graph.dim(graph.lamp)/level Edm.Int32 not-null required
    v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean
    """.split(separator: "\n").map(String.init)

  /// The lines with some replaced; a replacement may be several lines, or none.
  static func edited(_ edits: [(String, String)]) -> [String] {
    var lines = lines
    for (old, new) in edits {
      guard let index = lines.firstIndex(of: old) else { preconditionFailure("no line '\(old)'") }
      lines.replaceSubrange(index...index, with: new.split(separator: "\n").map(String.init))
    }
    return lines
  }

  static func diff(_ edits: [(String, String)]) -> SurfaceComparison {
    SurfaceComparison(from: facts(lines), to: facts(edited(edits)))
  }

  static func reverseDiff(_ edits: [(String, String)]) -> SurfaceComparison {
    SurfaceComparison(from: facts(edited(edits)), to: facts(lines))
  }

  /// Of lines that are right.
  static func facts(_ lines: [String]) -> SurfaceFacts {
    do {
      return try SurfaceFacts(lines: lines)
    } catch {
      preconditionFailure("\(error.message) in '\(lines[error.index])'")
    }
  }
}

extension SurfaceChange {
  /// `property-removed graph.lamp/name breaking none`.
  var told: String { "\(code.rawValue) \(subject) \(swift.rawValue) \(reach.rawValue)" }
}
