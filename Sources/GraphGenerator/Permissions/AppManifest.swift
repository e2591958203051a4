package import GraphSpec
import SpecJSON
package import Support

extension Diagnostic.Code {
  /// An app's manifest can't be read, or is none.
  static let manifestInvalid = Self("manifest-invalid")
  /// An app's manifest asks for other permissions than it should.
  static let manifestDiffers = Self("manifest-differs")
  /// A permission has no id that a manifest could ask for.
  static let manifestWithoutID = Self("manifest-without-id")
}

/// What an app's manifest asks for of one service.
package struct ResourceAccess: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case role = "Role"
    case scope = "Scope"
  }

  /// A GUID in lower case.
  package var id: String
  package var kind: Kind

  package init(id: String, kind: Kind) {
    self.id = id.lowercased()
    self.kind = kind
  }

  fileprivate var json: JSONText { ["id": .string(id), "type": .string(kind.rawValue)] }
}

/// The `requiredResourceAccess` of an app's registration (Microsoft identity platform, "App manifest").
package struct AppManifest {
  /// Microsoft Graph's app id, the same in every tenant.
  package static let graph = "00000003-0000-0000-c000-000000000000"

  private static let member = "requiredResourceAccess"

  /// A manifest that asks for this and nothing else.
  package static func json(_ access: [ResourceAccess]) -> JSONText { [member: .array([block(access)])] }

  private static func block(_ access: [ResourceAccess]) -> JSONText {
    ["resourceAppId": .string(graph), "resourceAccess": .array(access.map(\.json))]
  }

  private let bytes: [UInt8]
  private let file: String
  private let extent: JSONExtent
  /// Of Graph's block; nil where there is none.
  private let graphBlock: JSONExtent?
  private let blocks: JSONExtent?
  /// What the manifest asks for of Graph.
  package private(set) var access: Set<ResourceAccess> = []

  /// Nil when an error was added.
  package init?(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) {
    self.bytes = bytes
    self.file = file
    let root: JSONNode
    do throws(JSONNodeParser.Failure) {
      root = try JSONNodeParser.parse(bytes, file: file)
    } catch {
      diagnostics.append(Diagnostic(.error, .manifestInvalid, error.message, at: error.location))
      return nil
    }
    extent = JSONExtent(bytes)
    blocks = extent.member(Self.member, in: bytes)
    guard root.object != nil else {
      diagnostics.append(.manifest("a manifest is a JSON object, not \(root.kind)", at: root.location))
      return nil
    }
    guard let list = root[Self.member] else {
      graphBlock = nil
      return
    }
    guard let nodes = list.array, let blocks, blocks.items.count == nodes.count else {
      diagnostics.append(.manifest("'\(Self.member)' is an array, not \(list.kind)", at: list.location))
      return nil
    }
    var found: JSONExtent?
    for (node, extent) in zip(nodes, blocks.items) {
      guard let id = node["resourceAppId"]?.string else {
        diagnostics.append(.manifest("a resource has an id, 'resourceAppId', which is a string", at: node.location))
        return nil
      }
      guard id.lowercased() == Self.graph else { continue }
      guard found == nil else {
        diagnostics.append(.manifest("Microsoft Graph stands here twice", at: node.location))
        return nil
      }
      found = extent
      guard let read = Self.access(node, diagnostics: &diagnostics) else { return nil }
      access = read
    }
    graphBlock = found
  }

  private static func access(_ node: JSONNode, diagnostics: inout [Diagnostic]) -> Set<ResourceAccess>? {
    guard let list = node["resourceAccess"], let items = list.array else {
      let message = "Microsoft Graph's block has an array, 'resourceAccess'"
      diagnostics.append(.manifest(message, at: node["resourceAccess"]?.location ?? node.location))
      return nil
    }
    var access: Set<ResourceAccess> = []
    for item in items {
      guard let id = item["id"]?.string, let kind = (item["type"]?.string).flatMap(ResourceAccess.Kind.init) else {
        let message = "an access has an 'id' and a 'type', which is \"Role\" or \"Scope\""
        diagnostics.append(.manifest(message, at: item.location))
        return nil
      }
      access.insert(ResourceAccess(id: id, kind: kind))
    }
    return access
  }

  /// The manifest's bytes with Graph's access replaced, and no other byte; the bytes themselves where it asks for exactly
  /// that already.
  package func merged(_ wanted: [ResourceAccess]) -> [UInt8] {
    if let graphBlock {
      guard access != Set(wanted), let list = graphBlock.member("resourceAccess", in: bytes) else { return bytes }
      return replacing(list.range, with: .array(wanted.map(\.json)))
    }
    if wanted.isEmpty { return bytes }
    let block = Self.block(wanted).pretty
    if let blocks { return inserting(block, behind: blocks.items.last?.range, in: blocks.range) }
    let member = JSONText.object([(Self.member, .array([Self.block(wanted)]))]).pretty
    // Without its braces and their lines, and one level further out.
    let lines = member.split(separator: "\n").dropFirst().dropLast().map { $0.dropFirst(2) }
    return inserting(lines.joined(separator: "\n"), behind: extent.members.last?.value.range, in: extent.range)
  }

  private func replacing(_ range: Range<Int>, with json: JSONText) -> [UInt8] {
    let text = indented(json.pretty, by: margin(at: range.lowerBound))
    return Array(bytes[..<range.lowerBound]) + Array(text.utf8) + Array(bytes[range.upperBound...])
  }

  /// - Parameters:
  ///   - last: What stands before it in the list; nil in an empty one.
  ///   - list: With its brackets.
  private func inserting(_ text: String, behind last: Range<Int>?, in list: Range<Int>) -> [UInt8] {
    let place = last?.upperBound ?? list.lowerBound + 1
    let outer = margin(at: list.lowerBound)
    let inner = last.map { margin(at: $0.lowerBound) } ?? outer + "  "
    let added = (last == nil ? "" : ",") + lineEnd + inner + indented(text, by: inner)
    let end = last == nil ? lineEnd + outer : ""
    return Array(bytes[..<place]) + Array((added + end).utf8) + Array(bytes[place...])
  }

  private var lineEnd: String {
    guard let index = bytes.firstIndex(of: 0x0A), index > 0, bytes[index - 1] == 0x0D else { return "\n" }
    return "\r\n"
  }

  /// The white space that the line begins with.
  private func margin(at index: Int) -> String {
    let start = bytes[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  /// All lines but the first.
  private func indented(_ text: String, by margin: String) -> String {
    text.split(separator: "\n").joined(separator: lineEnd + margin)
  }

  /// Both ways: what the manifest doesn't ask for and should, and what it asks for beyond that.
  ///
  /// - Parameter names: Of what is known of an access.
  package func differences(from wanted: [ResourceAccess], names: [ResourceAccess: String]) -> [Diagnostic] {
    func text(_ access: ResourceAccess) -> String {
      "the \(access.kind == .role ? "app role" : "delegated scope") \(names[access].map { "'\($0)' " } ?? "")\(access.id)"
    }
    let place = SourceLocation(file: file, line: 0)
    let missing = wanted.filter { !access.contains($0) }.map { "\(text($0)) is not asked for" }
    let order = access.subtracting(wanted).sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    let extra = order.map { "\(text($0)) is asked for and not needed" }
    return (missing + extra).map { Diagnostic(.error, .manifestDiffers, $0, at: place) }
  }
}

extension Diagnostic {
  fileprivate static func manifest(_ message: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(.error, .manifestInvalid, message, at: location)
  }
}
