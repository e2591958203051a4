public import GraphSpec
import SpecJSON
import Support

/// Reads the ids and consent texts that Microsoft publishes beside the permissions document.
public struct ConsentTextsReader {
  private var log = DocumentLog()

  /// Reads the texts at `path`; nil exactly when an error was added.
  public static func read(path: String, diagnostics: inout [Diagnostic]) -> ConsentTexts? {
    guard let root = DocumentFile.read(path, "consent texts", diagnostics: &diagnostics) else { return nil }
    return texts(root, file: path, diagnostics: &diagnostics)
  }

  /// Reads texts from the bytes of their file, which `file` names in every location.
  public static func parse(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> ConsentTexts? {
    guard let root = DocumentFile.parse(bytes, file: file, diagnostics: &diagnostics) else { return nil }
    return texts(root, file: file, diagnostics: &diagnostics)
  }

  private static func texts(_ root: JSONNode, file: String, diagnostics: inout [Diagnostic]) -> ConsentTexts? {
    var reader = ConsentTextsReader()
    var texts = ConsentTexts(file: file)
    if root.object == nil {
      reader.invalid("consent texts are a JSON object, not \(root.kind)", at: root.location)
    } else if root["delegatedScopesList"] == nil, root["applicationScopesList"] == nil {
      let message = "there is no 'delegatedScopesList' and no 'applicationScopesList', which consent texts have"
      reader.invalid(message, at: root.location)
    }
    for member in root.object ?? [] {
      switch member.name {
      case "delegatedScopesList": texts.delegated = reader.list(member)
      case "applicationScopesList": texts.application = reader.list(member)
      default:
        let message = "'\(member.name)' is no member of consent texts; it is left out"
        reader.log.warning(.documentUnknownMember, message, at: member.location)
      }
    }
    diagnostics += reader.log.finished(file: file)
    return reader.log.hasErrors ? nil : texts
  }

  private mutating func list(_ member: JSONNode.Member) -> [String: ConsentTexts.Text] {
    guard let items = member.value.array else {
      invalid("'\(member.name)' is an array, not \(member.value.kind)", at: member.value.location)
      return [:]
    }
    var texts: [String: ConsentTexts.Text] = [:]
    for item in items {
      guard item.object != nil else {
        invalid("an item of '\(member.name)' is an object, not \(item.kind)", at: item.location)
        continue
      }
      guard let name = string("value", of: item), let id = string("id", of: item), !name.isEmpty, !id.isEmpty else {
        invalid("an item of '\(member.name)' has a 'value', the permission's name, and an 'id'", at: item.location)
        continue
      }
      if !Self.isGUID(id) {
        invalid("the id of '\(name)' is a GUID, not '\(id)'", at: item["id"]?.location ?? item.location)
      }
      if texts[name] != nil {
        let message = "'\(name)' is listed more than once in '\(member.name)'; the first one counts"
        log.warning(.documentRepeated, message, at: item.location)
        continue
      }
      texts[name] = ConsentTexts.Text(
        id: id,
        adminDisplayName: string("adminConsentDisplayName", of: item),
        adminDescription: string("adminConsentDescription", of: item),
        userDisplayName: string("consentDisplayName", of: item),
        userDescription: string("consentDescription", of: item),
        requiresAdmin: flag("isAdmin", of: item),
        location: item.location
      )
    }
    return texts
  }

  private mutating func string(_ name: String, of item: JSONNode) -> String? {
    guard let node = item[name] else { return nil }
    if case .null = node.value { return nil }
    if let text = node.string { return text }
    invalid("'\(name)' is a string, not \(node.kind)", at: node.location)
    return nil
  }

  private mutating func flag(_ name: String, of item: JSONNode) -> Bool {
    guard let node = item[name] else { return false }
    if case .bool(let flag) = node.value { return flag }
    invalid("'\(name)' is true or false, not \(node.kind)", at: node.location)
    return false
  }

  private static func isGUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 36
      && bytes.indices.allSatisfy { index in
        [8, 13, 18, 23].contains(index)
          ? bytes[index] == UInt8(ascii: "-")
          : (0x30...0x39).contains(bytes[index]) || (0x61...0x66).contains(bytes[index] | 0x20)
      }
  }

  private mutating func invalid(_ message: String, at location: SourceLocation) {
    log.error(.documentInvalid, message, at: location)
  }
}
