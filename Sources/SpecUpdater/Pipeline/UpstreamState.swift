import Foundation
import GraphGenerator
import GraphSpec
import SpecJSON
import Support

/// What is remembered of the last update, beside the configuration: enough to ask the server only for what is newer.
///
/// "Not modified" is worth something only if everything that went into the specs is as it was. So the state holds the
/// hashes of the configuration, of all specs and of the tool's version, and is not used when one of them differs.
struct UpstreamState: Hashable {
  static let name = Configuration.updateState
  private static let format = 2

  struct Source: Hashable {
    /// For people: without what may be a secret.
    var url: String
    /// XXH64 of the address that was asked.
    var address: String
    var validators: Validators

    init(url: String, address: String, validators: Validators) {
      self.url = url
      self.address = address
      self.validators = validators
    }

    init(_ address: HTTPAddress, validators: Validators) {
      let text = address.text
      self.init(
        url: AddressPolicy.printable(text),
        address: XXHash64.hexDigits(of: text),
        validators: validators
      )
    }
  }

  /// Everything besides the server's answer that decides what the specs are.
  struct Basis: Hashable {
    var tool = Generator.version
    /// XXH64 of the configuration file.
    var configuration: String
    /// Whether the metadata is kept whole.
    var isFull: Bool
    /// XXH64 of each spec, by its path as seen from the configuration.
    var specs: [String: String]
  }

  var basis: Basis
  /// By the name of the source.
  var sources: [String: Source]

  /// What the server said of a source last time, if that still counts.
  func validators(for source: SpecSource, on basis: Basis) -> Validators {
    guard basis == self.basis, let known = sources[source.name],
      known.address == XXHash64.hexDigits(of: source.address.text)
    else { return Validators() }
    return known.validators
  }

  var text: String {
    let sources = sources.sorted { $0.key < $1.key }.map { name, source in
      let members: [(String, String?)] = [
        ("url", source.url), ("address", source.address), ("etag", source.validators.entityTag),
        ("lastModified", source.validators.lastModified),
      ]
      return (name, JSONText.object(members.compactMap { name, value in value.map { (name, .string($0)) } }))
    }
    let json: JSONText = .object([
      ("upstream", .integer(Self.format)),
      ("tool", .string(basis.tool)),
      ("configuration", .string(basis.configuration)),
      ("full", .bool(basis.isFull)),
      ("specs", .object(basis.specs.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
      ("sources", .object(sources)),
    ])
    return json.pretty + "\n"
  }

  /// Nil when there is none that this version understands: then everything is downloaded.
  init?(_ bytes: [UInt8]) {
    guard let root = try? JSONNodeParser.parse(bytes, file: Self.name),
      case .number("\(Self.format)")? = root["upstream"]?.value,
      let tool = root["tool"]?.string, let configuration = root["configuration"]?.string,
      case .bool(let isFull)? = root["full"]?.value, let specs = root["specs"]?.object,
      let sources = root["sources"]?.object
    else { return nil }
    var hashes: [String: String] = [:]
    for spec in specs { hashes[spec.name] = spec.value.string }
    basis = Basis(tool: tool, configuration: configuration, isFull: isFull, specs: hashes)
    self.sources = [:]
    for source in sources {
      guard let url = source.value["url"]?.string, let address = source.value["address"]?.string else { return nil }
      let validators = Validators(
        entityTag: source.value["etag"]?.string.flatMap(Self.headerValue),
        lastModified: source.value["lastModified"]?.string.flatMap(Self.headerValue)
      )
      self.sources[source.name] = Source(url: url, address: address, validators: validators)
    }
  }

  /// A text from the file as the value of a header, which has no line break to begin another one; nil when it is none.
  /// Source: RFC 9110, section 5.5.
  private static func headerValue(_ text: String) -> String? {
    text.utf8.count <= 1024 && text.utf8.allSatisfy { (0x20...0x7E) ~= $0 } ? text : nil
  }

  init(basis: Basis, sources: [String: Source]) {
    self.basis = basis
    self.sources = sources
  }
}
