import GraphSpec

/// A file's elements that the model keeps something of, in source order, each followed by its children.
///
/// What the parser's callbacks write: it holds numbers, not text, and lives only until the model is built.
struct Declarations: ~Copyable {
  struct Element {
    var name: ElementName
    var attributeCount: UInt8
    var firstAttribute: Int32
    /// The index after the element's last descendant.
    var end: Int32
    var line: Int32
    var column: Int32
  }

  struct Attribute {
    var name: AttributeName
    var value: InternTable.ID
  }

  var elements: [Element] = []
  var attributes: [Attribute] = []
  var values: InternTable
  /// What the file says that it was cut to.
  var scope: SliceScope?

  /// Reserves what a file of `byteCount` bytes usually needs, so that nothing is moved on the way.
  init(byteCount: Int) {
    elements.reserveCapacity(byteCount / 112)
    attributes.reserveCapacity(byteCount / 56)
    values = InternTable(expecting: byteCount / 192)
  }

  /// The attribute's value, nil if the element doesn't have it.
  @inline(__always)
  func value(_ name: AttributeName, of element: Element) -> InternTable.ID? {
    let first = Int(element.firstAttribute)
    for index in first..<first + Int(element.attributeCount) where attributes[index].name == name {
      return attributes[index].value
    }
    return nil
  }
}
