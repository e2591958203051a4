package import APISurface
import GraphSpec
import Support

/// A surface as text: one line for each fact, so that two surfaces can be compared line by line.
///
/// Types, endpoints and permissions are sorted; the properties of a type and the parameters of an action stand in the
/// order of the metadata, which the generated API doesn't depend on. `SurfaceFacts` reads the lines back;
/// `SurfaceLine.swift` says how they are written.
///
/// It holds what the generated API and the permissions' reach depend on, and nothing of where the facts stand: no
/// prose, no files, no lines. It is the same from a slice and from the metadata that the slice was made of.
package enum SurfaceExport {
  package static func lines(of surface: Surface) -> [String] { SurfaceFact.facts(of: surface).map(\.line) }

  /// 16 hexadecimal digits that change when a line does.
  package static func fingerprint(of lines: [String]) -> String {
    XXHash64.hexDigits(of: lines.joined(separator: "\n"))
  }
}
