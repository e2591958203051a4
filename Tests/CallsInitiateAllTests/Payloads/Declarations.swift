import Foundation

/// What a metadata file declares, found in its text: types' properties, inherited ones included, and actions'
/// parameters. Independent of the reader that the module was generated with.
struct Declarations: Sendable {
  private var members: [String: Set<String>] = [:]
  private var bases: [String: String] = [:]
  private var parameters: [String: Set<String>] = [:]

  init(_ file: URL) throws {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var type = ""
    var action = ""
    for line in text.split(whereSeparator: \.isNewline) {
      let tag = line.drop { $0 == " " || $0 == "\t" }
      let name = Self.attribute("Name", of: tag).lowercased()
      if tag.hasPrefix("<EntityType ") || tag.hasPrefix("<ComplexType ") {
        type = name
        members[type] = members[type] ?? []
        bases[type] = String(Self.attribute("BaseType", of: tag).split(separator: ".").last ?? "").lowercased()
      } else if tag.hasPrefix("<Property ") || tag.hasPrefix("<NavigationProperty ") {
        members[type, default: []].insert(name)
      } else if tag.hasPrefix("<Action ") {
        action = name
      } else if tag.hasPrefix("<Parameter ") {
        parameters[action, default: []].insert(name)
      }
    }
  }

  private static func attribute(_ name: String, of tag: Substring) -> Substring {
    guard let start = tag.range(of: " \(name)=\"") else { return "" }
    return tag[start.upperBound...].prefix { $0 != "\"" }
  }

  /// - Parameters:
  ///   - member: Empty for the type itself.
  ///   - type: Empty for an action's parameters.
  func declares(_ member: String, type: String, action: String) -> Bool {
    if type.isEmpty { return parameters[action.lowercased()]?.contains(member.lowercased()) ?? false }
    var name = String(type.split(separator: ".").last ?? "").lowercased()
    if member.isEmpty { return members[name] != nil }
    while let declared = members[name] {
      if declared.contains(member.lowercased()) { return true }
      name = bases[name] ?? ""
    }
    return false
  }
}
