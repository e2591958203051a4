import APISurface
import GraphSpec

/// Pages as they were understood, ready to print.
package struct Inspection {
  package var json: JSONText
  package var table: String
  /// One line for each fact of the surface.
  package var surface: [String]
}

extension Generator {
  /// Reads and binds, and keeps each page's own types apart. Nil when the specs can't be read.
  package mutating func inspect() -> Inspection? {
    guard let read = read(), let specs = correct(read) else { return nil }
    let binder = Binder(models: specs.models, options: configuration.binding)
    let bound = note { binder.bind(specs.pages, diagnostics: &$0) }
    let surface = SurfaceExport.lines(of: bound.surface)
    return Inspection(
      json: InspectReport.json(
        bound,
        types: bound.pages.map(binder.closures),
        surface: surface,
        diagnostics: diagnostics
      ),
      table: InspectTable.text(bound),
      surface: surface
    )
  }
}
