import APISurface
import GraphSpec
package import Support
import SurfaceDiff

/// Pages as they were understood, ready to print.
package struct Inspection {
  private let bound: BoundPages
  private let types: [[(version: GraphVersion, closure: TypeClosure)]]
  private let diagnostics: [Diagnostic]
  /// One line for each fact of the surface.
  package let surface: [String]

  fileprivate init(
    _ bound: BoundPages,
    types: [[(version: GraphVersion, closure: TypeClosure)]],
    diagnostics: [Diagnostic]
  ) {
    self.bound = bound
    self.types = types
    self.diagnostics = diagnostics
    surface = SurfaceExport.lines(of: bound.surface)
  }

  /// - Parameter filter: a text that the method, the path, the Swift case or a type of an endpoint has.
  package func json(filter: String? = nil) -> JSONText {
    let rows = InspectRows(bound.surface, filter: filter)
    return InspectReport.json(bound, rows, types: types, surface: surface, diagnostics: diagnostics)
  }

  package var json: JSONText { json() }

  package func table(_ style: TableStyle = TableStyle(), filter: String? = nil) -> String {
    InspectTable(bound: bound, rows: InspectRows(bound.surface, filter: filter), style: style).text
  }
}

extension Generator {
  /// How many names of types all pages together may list in JSON.
  private static let typeLimit = 2_000_000

  /// Reads and binds, and keeps each page's own types apart. Nil when the specs can't be read, or ask for too much.
  ///
  /// - Parameter listsTypes: whether each page's types are needed, as they are for JSON.
  package mutating func inspect(listsTypes: Bool = true) -> Inspection? {
    guard let read = read(), let specs = correct(read), let (binder, bound) = bindPages(specs), !bound.pages.isEmpty
    else { return nil }
    var types: [[(version: GraphVersion, closure: TypeClosure)]] = []
    var count = 0
    for page in bound.pages where listsTypes {
      types.append(binder.closures(of: page))
      count += types[types.count - 1].reduce(0) { $0 + $1.closure.structured.count + $1.closure.enums.count }
      if count > Self.typeLimit {
        note { $0.append(.tooManyTypes(Self.typeLimit, at: page.page.location)) }
        return nil
      }
    }
    return Inspection(bound, types: types, diagnostics: diagnostics)
  }
}

extension Diagnostic.Code {
  /// The pages' types are too many to be listed by page.
  static let inspectionTooLarge = Self("inspection-too-large")
}

extension Diagnostic {
  fileprivate static func tooManyTypes(_ limit: Int, at location: SourceLocation) -> Diagnostic {
    let message = "the pages up to this one need more than the limit of \(limit) types, each counted for every page"
    return Diagnostic(.error, .inspectionTooLarge, message + "; inspect fewer pages", at: location)
  }
}
