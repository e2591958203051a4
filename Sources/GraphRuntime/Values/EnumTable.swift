/// A member of an enumeration as the metadata declares it.
public struct EnumMember: Hashable, Sendable {
  /// The name on the wire.
  public var name: String
  /// The number that the metadata gives it.
  public var value: Int64

  /// A member by its name and number.
  public init(_ name: String, _ value: Int64) {
    self.name = name
    self.value = value
  }
}

/// The members of an enumeration in the order of the metadata, made ready for finding one by its name or its value.
///
/// Generated code writes them as one text, which costs the compiler next to nothing, a line for each: `running = 1`. The
/// text is read when a value's members are first asked for.
public struct EnumTable: Sendable {
  /// What the metadata declares.
  public let members: [EnumMember]
  private let positionsByName: [FoldedName: Int]
  private let namesByValue: [Int64: String]

  /// Those with most bits first: the order in which a set of flags takes them.
  let widestFirst: [Int]

  /// Of two members with the same name or the same value, the first one is found.
  public init(_ members: [EnumMember]) {
    self.members = members
    positionsByName = Dictionary(
      members.enumerated().map { (FoldedName($0.element.name), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    namesByValue = Dictionary(members.map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first })
    widestFirst = members.indices.sorted {
      (members[$1].value.nonzeroBitCount, $0) < (members[$0].value.nonzeroBitCount, $1)
    }
  }

  /// Without regard to ASCII case.
  func member(named name: some StringProtocol) -> EnumMember? {
    positionsByName[FoldedName(name)].map { members[$0] }
  }

  func name(of value: Int64) -> String? { namesByValue[value] }
}

extension EnumTable: ExpressibleByStringLiteral {
  /// - Precondition: Every line is a name, ` = ` and a whole number.
  public init(stringLiteral text: String) {
    self.init(
      text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
        guard let space = line.lastIndex(of: UInt8(ascii: " ")), line[..<space].suffix(2).elementsEqual(" =".utf8),
          let value = Int64(Substring(line[space...].dropFirst()))
        else { preconditionFailure("A line of an enumeration's table is no member: \(Substring(line))") }
        return EnumMember(String(Substring(line[..<space].dropLast(2))), value)
      }
    )
  }
}

/// What tells one `GraphEnum` or `GraphFlags` from another: generated code has such a type for each enumeration of the
/// metadata.
public protocol EnumDeclaration {
  /// The members that the metadata declares.
  static var members: EnumTable { get }
}
