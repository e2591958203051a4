/// What an object's storage refers to: the document that it was read from, or what was changed.
class ObjectSource: @unchecked Sendable {}

/// The members of a model: an object of a document that was read, and over it what was changed since.
///
/// A value: copies don't see each other's changes. Reading makes nothing but what is asked for; what was never changed is
/// written as the bytes that came.
public struct ObjectStorage: Sendable {
  // One reference and one number, so that a model is cheap to copy: a `JSONDocument` and the object's place in it, or
  // `ObjectChanges`.
  private var source: ObjectSource
  private var index: UInt32
  /// Whether the member that names the object's type is left out, because the place that the value was taken from says
  /// it.
  private var hidesType = false

  private static let changed = UInt32.max

  /// Without members.
  public init() { self.init(JSONDocument.empty, at: JSONDocument.root) }

  /// With these members.
  public init(_ members: [String: JSONValue]) {
    self = JSONItem(.object(members)).object ?? ObjectStorage()
    // Empty still: members that are nested too deep to be a document.
    if isEmpty, !members.isEmpty { for (name, value) in members { set(JSONItem(value), for: name) } }
  }

  init(_ document: JSONDocument, at index: Int) {
    source = document
    self.index = UInt32(index)
  }

  private enum State {
    case read(JSONDocument, Int)
    case changed(ObjectChanges)
  }

  private var state: State {
    if index == Self.changed { return .changed(unsafeDowncast(source, to: ObjectChanges.self)) }
    return .read(unsafeDowncast(source, to: JSONDocument.self), Int(index))
  }
}

/// What was changed of an object. Only the storage that alone refers to it changes it.
private final class ObjectChanges: ObjectSource, @unchecked Sendable {
  enum Change {
    case value(JSONItem)
    case removal
  }

  /// The object as it was read.
  let base: ObjectStorage
  var members: [String: Change]

  init(base: ObjectStorage, members: [String: Change] = [:]) {
    self.base = base
    self.members = members
  }
}

extension ObjectStorage {
  /// The name of the member that says an object's type (OData JSON 4.01 section 4.6.3).
  static let typeMember = "@odata.type"

  private func hides(_ name: String) -> Bool { hidesType && name == Self.typeMember }

  private func hides(_ name: StaticString) -> Bool {
    hidesType && name.withUTF8Buffer { $0.elementsEqual(Self.typeMember.utf8) }
  }

  /// The value of a member; nil when it is absent.
  func item(_ name: String) -> JSONItem? {
    if hides(name) { return nil }
    switch state {
    case .read(let document, let index):
      return document.read(index) { object in object.member(name).map { JSONItem(document, $0) } }
    case .changed(let changes):
      switch changes.members[name] {
      case .value(let item): return item
      case .removal: return nil
      case nil: return changes.base.item(name)
      }
    }
  }

  mutating func set(_ item: JSONItem, for name: String) { change(name, .value(item)) }

  mutating func remove(_ name: String) { change(name, .removal) }

  private mutating func change(_ name: String, _ change: ObjectChanges.Change) {
    if index != Self.changed || !isKnownUniquelyReferenced(&source) {
      switch state {
      case .read:
        var base = self
        base.hidesType = false
        source = ObjectChanges(base: base, members: hidesType ? [Self.typeMember: .removal] : [:])
        hidesType = false
      case .changed(let changes): source = ObjectChanges(base: changes.base, members: changes.members)
      }
      index = Self.changed
    }
    unsafeDowncast(source, to: ObjectChanges.self).members[name] = change
  }

  /// The members in the order that they came, then the new ones sorted by name.
  func forEachMember(_ body: (String, JSONItem) -> Void) {
    switch state {
    case .read(let document, let index):
      document.read(index) { object in
        object.forEachChild { child in
          let name = child.name
          if !hides(name) { body(name, JSONItem(document, child)) }
        }
      }
    case .changed(let changes):
      var added = changes.members
      changes.base.forEachMember { name, item in
        switch added.removeValue(forKey: name) {
        case .value(let item)?: body(name, item)
        case .removal?: break
        case nil: body(name, item)
        }
      }
      for (name, change) in added.sorted(by: { $0.key < $1.key }) {
        if case .value(let item) = change { body(name, item) }
      }
    }
  }

  var isEmpty: Bool {
    var isEmpty = true
    forEachMember { _, _ in isEmpty = false }
    return isEmpty
  }

  /// All members as a tree.
  var members: [String: JSONValue] {
    if case .read(let document, let index) = state, !hidesType {
      return document.read(index) { JSONValue($0) }.object ?? [:]
    }
    var members: [String: JSONValue] = [:]
    forEachMember { members[$0] = $1.json }
    return members
  }

  func write(to writer: inout JSONWriter) {
    if case .read(let document, let index) = state, !hidesType {
      document.read(index) { writer.raw($0.bytes) }
      return
    }
    writer.beginObject()
    forEachMember { name, item in
      if writer.isFull { return }
      writer.name(name)
      item.write(to: &writer)
    }
    writer.endObject()
  }

  /// The object with a document of its own, that has nothing else in it.
  func detached() -> ObjectStorage {
    var writer = JSONWriter()
    var whole = self
    whole.hidesType = false
    whole.write(to: &writer)
    guard let document = try? JSONDocument.parse(writer.bytes) else { return self }
    var result = ObjectStorage(document, at: JSONDocument.root)
    result.hidesType = hidesType
    return result
  }
}

// MARK: Properties

extension ObjectStorage {
  /// The property of that name on the wire; nil when the member is absent, null, or none of the type's values.
  ///
  /// A property that is given what it has already is left as it came; nil removes the member.
  ///
  /// - Parameter name: a static string: of a `String` the compiler would put how it is made into each of a module's
  ///   thousands of properties, and take it out again.
  public subscript<Value: GraphValue>(name: StaticString) -> Value? {
    get {
      // Found without a generic closure, for which the runtime would look up the type of an optional each time.
      guard let item = valueItem(name) else { return nil }
      return Value(_item: item)
    }
    set { setValue(newValue, for: name) }
  }

  // The two kinds that most properties are of, read without a detour.

  /// A member as text; nil when it is absent or anything else.
  public subscript(name: StaticString) -> String? {
    get {
      if index == Self.changed || hides(name) { return item(name.description)?.string }
      return unsafeDowncast(source, to: JSONDocument.self).read(Int(index)) { object in
        object.member(name).flatMap { $0.kind == .string ? $0.string : nil }
      }
    }
    set { setValue(newValue, for: name) }
  }

  /// A member as a Boolean; nil when it is absent or anything else.
  public subscript(name: StaticString) -> Bool? {
    get {
      if index == Self.changed || hides(name) { return item(name.description)?.bool }
      return unsafeDowncast(source, to: JSONDocument.self).read(Int(index)) { object in
        object.member(name).flatMap { $0.kind == .bool ? $0.bool : nil }
      }
    }
    set { setValue(newValue, for: name) }
  }

  /// The value of a member; nil when it is absent or null.
  private func valueItem(_ name: StaticString) -> JSONItem? {
    if index == Self.changed || hides(name) { return item(name.description).flatMap { $0.isNull ? nil : $0 } }
    let document = unsafeDowncast(source, to: JSONDocument.self)
    return document.read(Int(index)) { object in
      object.member(name).flatMap { $0.kind == .null ? nil : JSONItem(document, $0) }
    }
  }

  private mutating func setValue<Value: GraphValue>(_ value: Value?, for name: StaticString) {
    let old: Value? = self[name]
    switch (old?._item, value?._item) {
    case (nil, nil): break
    case (let old?, let new?) where old == new: break
    case (_, let new?): set(new, for: name.description)
    case (_, nil): remove(name.description)
    }
  }
}

// MARK: Types' names

extension ObjectStorage {
  /// The name of the object's type as the wire has it; nil when it doesn't say.
  var typeName: String? { (item(Self.typeMember) ?? item("@type"))?.string }

  /// Calls a function with the name of the object's type, without making a string of it where it can be read in place.
  func withTypeName<Result>(_ body: (UnsafeBufferPointer<UInt8>?) -> Result) -> Result {
    if case .read(let document, let index) = state, !hidesType {
      let inPlace: Result? = document.read(index) { object in
        object.member(Self.typeMember).flatMap { $0.plainString }.map(body)
      }
      if let inPlace { return inPlace }
    }
    guard var name = typeName else { return body(nil) }
    return name.withUTF8(body)
  }

  /// For a place that says that the object is of this type: without the member that says it, if it says just that.
  func withoutType(_ name: StaticString) -> ObjectStorage {
    let isSaid = withTypeName { said in
      guard let said, said.count == name.utf8CodeUnitCount + 1, said[0] == UInt8(ascii: "#") else { return false }
      return name.withUTF8Buffer { $0.elementsEqual(said[1...]) }
    }
    guard isSaid, !hidesType, item(Self.typeMember) != nil else { return self }
    var result = self
    switch state {
    case .read: result.hidesType = true
    case .changed: result.remove(Self.typeMember)
    }
    return result
  }

  /// For a place that doesn't say what type the object is of: with a member that says it.
  func withType(_ name: StaticString) -> ObjectStorage {
    var result = self
    if hidesType {
      result.hidesType = false
    } else if typeName == nil {
      result.set(JSONItem("#" + name.description), for: Self.typeMember)
    }
    return result
  }
}

extension ObjectStorage: Hashable {
  public static func == (left: ObjectStorage, right: ObjectStorage) -> Bool {
    if left.source === right.source, left.index == right.index, left.hidesType == right.hidesType { return true }
    return left.members == right.members
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

extension ObjectStorage: CustomStringConvertible {
  /// The JSON.
  public var description: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension ObjectStorage: CustomReflectable {
  /// The members, for `dump` and debuggers.
  public var customMirror: Mirror {
    var members: [Mirror.Child] = []
    forEachMember { name, item in members.append((name, item.object as Any? ?? item.json)) }
    return Mirror(self, children: members)
  }
}
