/// A JSON value where it is: in a document that was read, or made in code. What is between JSON and the types of Graph.
public struct JSONItem: Sendable {
  enum Content: Sendable {
    /// Anything but an object; its token and its offset.
    case read(JSONDocument, Int, start: Int)
    case object(ObjectStorage)
    case array([JSONItem])
    /// Anything that was made but objects and arrays that can be read.
    case scalar(JSONValue)
  }

  let content: Content

  init(_ content: Content) { self.content = content }

  init(_ document: JSONDocument, _ index: Int) {
    self = document.read(index) { JSONItem(document, $0) }
  }

  init(_ string: String) { content = .scalar(.string(string)) }

  /// A tree that is nested deeper than `JSONValue.maximumDepth` is kept, and nothing in it can be read.
  init(_ json: JSONValue) {
    switch json {
    case .array, .object:
      var writer = JSONWriter()
      writer.write(json)
      if let document = try? JSONDocument.parse(writer.bytes) {
        self.init(document, JSONDocument.root)
      } else {
        self.init(.scalar(json))
      }
    default: self.init(.scalar(json))
    }
  }
}

extension JSONItem {
  /// The whole tree.
  var json: JSONValue {
    switch content {
    case .read(let document, let index, let start): document.read(index, start: start) { JSONValue($0) }
    case .object(let object): .object(object.members)
    case .array(let items): .array(items.map(\.json))
    case .scalar(let value): value
    }
  }

  var isNull: Bool {
    switch content {
    case .read(let document, let index, let start): document.read(index, start: start) { $0.kind == .null }
    case .object, .array: false
    case .scalar(let value): value.isNull
    }
  }

  var object: ObjectStorage? {
    if case .object(let object) = content { object } else { nil }
  }

  /// The elements of an array.
  var elements: [JSONItem]? {
    switch content {
    case .read(let document, let index, let start):
      document.read(index, start: start) { cursor in
        guard cursor.kind == .array else { return nil }
        var elements: [JSONItem] = []
        elements.reserveCapacity(cursor.childCount)
        cursor.forEachChild { elements.append(JSONItem(document, $0)) }
        return elements
      }
    case .array(let items): items
    case .object, .scalar: nil
    }
  }

  init(_ document: JSONDocument, _ cursor: JSONCursor) {
    content =
      cursor.kind == .object
      ? .object(ObjectStorage(document, at: cursor.index)) : .read(document, cursor.index, start: cursor.start)
  }

  var string: String? {
    switch content {
    case .read(let document, let index, let start):
      document.read(index, start: start) { $0.kind == .string ? $0.string : nil }
    case .scalar(let value): value.string
    case .object, .array: nil
    }
  }

  var bool: Bool? {
    switch content {
    case .read(let document, let index, let start):
      document.read(index, start: start) { $0.kind == .bool ? $0.bool : nil }
    case .scalar(let value): value.bool
    case .object, .array: nil
    }
  }

  /// A whole number written with few digits and nothing else, which is quickly read; nil for any other value.
  var smallInteger: Int? {
    if case .read(let document, let index, let start) = content {
      document.read(index, start: start) { $0.kind == .number ? $0.smallInteger : nil }
    } else {
      nil
    }
  }

  func write(to writer: inout JSONWriter) {
    switch content {
    case .read(let document, let index, let start): document.read(index, start: start) { writer.raw($0.bytes) }
    case .object(let object): object.write(to: &writer)
    case .array(let items):
      writer.beginArray()
      for item in items where !writer.isFull {
        writer.separate()
        item.write(to: &writer)
      }
      writer.endArray()
    case .scalar(let value): writer.write(value)
    }
  }
}

/// Two values are equal when their JSON is, whatever the order of members and the spelling of strings and numbers.
extension JSONItem: Hashable {
  public static func == (left: JSONItem, right: JSONItem) -> Bool {
    switch (left.content, right.content) {
    case (.object(let left), .object(let right)): left == right
    case (.scalar(let left), .scalar(let right)): left == right
    case (.read(let leftDocument, let leftIndex, _), .read(let rightDocument, let rightIndex, _)):
      leftDocument === rightDocument && leftIndex == rightIndex || left.json == right.json
    default:
      if let left = left.elements, let right = right.elements { left == right } else { left.json == right.json }
    }
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(json) }
}
