import CLibXML2

/// What a name that the parser's dictionary holds stands for, found by the name's address: libxml2 gives every
/// occurrence of a name the same address once the name is in the dictionary.
struct NameTable: ~Copyable {
  private struct Slot {
    var name: UnsafePointer<xmlChar>?
    var element: ElementName?
    var attribute: AttributeName?
  }

  private static let slotCount = 256
  private let slots: UnsafeMutablePointer<Slot>
  let edm: UnsafePointer<xmlChar>?
  let edmx: UnsafePointer<xmlChar>?

  init(dictionary: xmlDictPtr?) {
    func intern(_ text: StaticString) -> UnsafePointer<xmlChar>? {
      xmlDictLookup(dictionary, text.utf8Start, Int32(text.utf8CodeUnitCount))
    }
    edm = intern(XMLNamespace.edm)
    edmx = intern(XMLNamespace.edmx)
    slots = .allocate(capacity: Self.slotCount)
    slots.initialize(repeating: Slot(), count: Self.slotCount)
    for element in ElementName.allCases {
      guard let name = intern(element.spelling) else { continue }
      slot(of: name).pointee = Slot(name: name, element: element, attribute: slot(of: name).pointee.attribute)
    }
    for attribute in AttributeName.allCases {
      guard let name = intern(attribute.spelling) else { continue }
      slot(of: name).pointee = Slot(name: name, element: slot(of: name).pointee.element, attribute: attribute)
    }
  }

  deinit { slots.deallocate() }

  func element(_ name: UnsafePointer<xmlChar>) -> ElementName? { slot(of: name).pointee.element }

  func attribute(_ name: UnsafePointer<xmlChar>) -> AttributeName? { slot(of: name).pointee.attribute }

  /// The name's slot, or the empty one where it would go.
  @inline(__always)
  private func slot(of name: UnsafePointer<xmlChar>) -> UnsafeMutablePointer<Slot> {
    let hash = UInt64(UInt(bitPattern: name)) &* 0x9E37_79B9_7F4A_7C15
    var index = Int(truncatingIfNeeded: hash >> 56)
    while let other = slots[index].name, other != name { index = (index + 1) % Self.slotCount }
    return slots + index
  }
}
