import GraphSpec

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names that a file declares, and what a name or a type that it mentions stands for.
struct TypeMentions: ~Copyable {
  typealias ID = InternTable.ID

  enum Kind: UInt8 { case entity, complex, enumeration, typeDefinition, primitive }

  struct Declared {
    var name: QualifiedName
    var kind: Kind
    /// Index of the declaring element.
    var element: Int
    var base: Int?
  }

  /// A qualified name as written somewhere, alias expanded.
  struct Mention {
    var name: QualifiedName
    var isCollection: Bool
    /// What it is, nil if it names no type of this file.
    var kind: Kind?
    /// Index into `declared`, nil for primitive types.
    var declaration: Int?
  }

  private(set) var declared: [Declared] = []
  private var declaredIndex: [Key: Int] = [:]
  private var aliases: [ID: ID] = [:]
  private var mentions: [Mention] = []
  /// The index into `mentions` by the value's number; -1 where there is none yet, -2 where the text is malformed.
  private var mentionIndex: [Int32]

  private struct Key: Hashable {
    var namespace: ID
    var name: ID
  }

  init(valueCount: Int, elementCount: Int) {
    mentionIndex = Array(repeating: -1, count: valueCount)
    let expected = min(elementCount / 8, 1 << 14)
    declared.reserveCapacity(expected)
    declaredIndex.reserveCapacity(expected)
    mentions.reserveCapacity(expected)
  }

  /// Returns false if the alias stands for something else already.
  mutating func addAlias(_ alias: ID, for namespace: ID) -> Bool {
    let previous = aliases.updateValue(namespace, forKey: alias)
    return previous == nil || previous == namespace
  }

  /// Returns the index of the earlier declaration if there is one.
  mutating func declare(namespace: ID, name: ID, _ declaration: Declared) -> Int? {
    let key = Key(namespace: namespace, name: name)
    if let earlier = declaredIndex[key] { return earlier }
    declaredIndex[key] = declared.count
    declared.append(declaration)
    return nil
  }

  mutating func setBase(_ base: Int?, of declaration: Int) { declared[declaration].base = base }

  /// What `text` names: `namespace.name`, `alias.name` or `Collection(…)` around one. Nil if it is none of them.
  @inline(__always)
  mutating func mention(_ text: ID, in values: borrowing InternTable) -> Mention? {
    let index = mentionIndex[Int(text)]
    if index >= 0 { return mentions[Int(index)] }
    if index == -2 { return nil }
    return resolve(text, in: values)
  }

  private mutating func resolve(_ text: ID, in values: borrowing InternTable) -> Mention? {
    var bytes = values.bytes(text)
    let isCollection = bytes.count > 12 && memcmp(bytes.baseAddress!, "Collection(", 11) == 0
    if isCollection, bytes.last == UInt8(ascii: ")") {
      bytes = UnsafeRawBufferPointer(rebasing: bytes[11..<bytes.count - 1])
    }
    guard SimpleIdentifier.isDotted(bytes), let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else {
      mentionIndex[Int(text)] = -2
      return nil
    }
    let prefix = UnsafeRawBufferPointer(rebasing: bytes[..<dot])
    let last = UnsafeRawBufferPointer(rebasing: bytes[(dot + 1)...])
    let namespace = values.find(prefix).map { aliases[$0] ?? $0 }
    let mention: Mention
    if let namespace, let name = values.find(last), let index = declaredIndex[Key(namespace: namespace, name: name)] {
      // The declaration's own strings, so that every mention shares them.
      let declared = declared[index]
      mention = Mention(name: declared.name, isCollection: isCollection, kind: declared.kind, declaration: index)
    } else {
      let name = QualifiedName(
        namespace: String(decoding: namespace.map { values.bytes($0) } ?? prefix, as: UTF8.self),
        name: String(decoding: last, as: UTF8.self)
      )
      let isKnown = name.isPrimitive && Self.primitives.contains(name.name)
      mention = Mention(name: name, isCollection: isCollection, kind: isKnown ? .primitive : nil)
    }
    mentionIndex[Int(text)] = Int32(mentions.count)
    mentions.append(mention)
    return mention
  }

  /// CSDL 4.01 sections 3.3 and 3.4, without those that only annotations use.
  private static let primitives: Set<String> = [
    "Binary", "Boolean", "Byte", "Date", "DateTimeOffset", "Decimal", "Double", "Duration", "Guid", "Int16", "Int32",
    "Int64", "SByte", "Single", "Stream", "String", "TimeOfDay",
    "Geography", "GeographyPoint", "GeographyLineString", "GeographyPolygon", "GeographyMultiPoint",
    "GeographyMultiLineString", "GeographyMultiPolygon", "GeographyCollection",
    "Geometry", "GeometryPoint", "GeometryLineString", "GeometryPolygon", "GeometryMultiPoint",
    "GeometryMultiLineString", "GeometryMultiPolygon", "GeometryCollection",
    "PrimitiveType", "ComplexType", "EntityType", "Untyped",
  ]
}
