/// What JSON a type is expected to be, so that it can be read from a decoder without trying one kind after the other.
indirect enum JSONShape: Sendable {
  case string, integer, bool
  case object(any GraphObject.Type)
  case array(JSONShape)
  case unknown

  init(of type: any GraphValue.Type) {
    if let primitive = Self.primitives[ObjectIdentifier(type)] {
      self = primitive
    } else if let object = type as? any GraphObject.Type {
      self = .object(object)
    } else if let array = type as? any GraphArray.Type {
      self = .array(JSONShape(of: array.element))
    } else {
      // Enumerations and the primitive types that have a text of their own.
      self = .string
    }
  }

  private static let primitives: [ObjectIdentifier: JSONShape] = [
    ObjectIdentifier(String.self): .string, ObjectIdentifier(Bool.self): .bool, ObjectIdentifier(Int8.self): .integer,
    ObjectIdentifier(Int16.self): .integer, ObjectIdentifier(Int32.self): .integer,
    ObjectIdentifier(Int64.self): .integer, ObjectIdentifier(UInt8.self): .integer,
    ObjectIdentifier(Double.self): .unknown, ObjectIdentifier(Edm.Decimal.self): .unknown,
    ObjectIdentifier(JSONValue.self): .unknown,
  ]
}

private protocol GraphArray {
  static var element: any GraphValue.Type { get }
}

extension Array: GraphArray where Element: GraphValue {
  static var element: any GraphValue.Type { Element.self }
}
