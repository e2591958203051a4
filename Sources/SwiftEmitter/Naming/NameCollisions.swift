import APISurface
import GraphSpec

extension Diagnostic.Code {
  /// Two things of the metadata would have the same Swift name.
  static let nameCollision = Self("name-collision")
}

/// Finds names that two sources would share. Swift would refuse the code; this says why.
enum NameCollisions {
  static func check(_ surface: VersionSurface, _ names: TypeNames, diagnostics: inout [Diagnostic]) {
    var types: [SwiftPath: String] = [:]
    func claim(_ path: SwiftPath, for source: String) {
      if let earlier = types.updateValue(source, forKey: path) {
        diagnostics.append(collision(path.text, earlier, source, surface.version))
      }
    }
    for name in surface.objects.map(\.name) + surface.enums.map(\.name) {
      claim(names.path(of: name), for: name.description)
    }
    for action in surface.actions {
      let path = names.namespace(of: action.name.namespace) + ActionNames.name(of: action, names)
      claim(path, for: "the parameters of \(action.name)")
    }
    for object in surface.objects { checkMembers(object, surface.version, diagnostics: &diagnostics) }
  }

  private static func checkMembers(_ object: ObjectShape, _ version: GraphVersion, diagnostics: inout [Diagnostic]) {
    var members: [SwiftName: String] = [:]
    for member in object.members {
      let name = Identifier.member(member.name)
      if let earlier = members.updateValue(member.name, forKey: name) {
        let sources = ("\(object.name)/\(earlier)", "\(object.name)/\(member.name)")
        diagnostics.append(collision(name.text, sources.0, sources.1, version))
      }
    }
  }

  private static func collision(_ name: String, _ first: String, _ second: String, _ version: GraphVersion)
    -> Diagnostic
  {
    Diagnostic(
      .error,
      .nameCollision,
      "'\(first)' and '\(second)' of \(version) would both be '\(name)' in Swift",
      at: nil
    )
  }
}
