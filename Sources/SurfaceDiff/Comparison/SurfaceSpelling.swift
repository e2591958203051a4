package import APISurface

/// How a generator spells a surface, as far as it decides what breaks: two different facts may have one spelling, and
/// one fact may be spelt by what stands around it.
package protocol SurfaceSpelling: Sendable {
  /// The type that a primitive type, such as `Edm.Single`, is written as.
  func primitive(_ name: String) -> String
  /// The name that each member of an enumeration gets, in order.
  func members(_ names: [String]) -> [String]
  /// An endpoint with the labels of its values: `getCommunicationsCallsByID(callID:)`.
  func endpoint(_ method: String, _ template: PathTemplate) -> String
}

/// Everything is spelt as the specs spell it.
package struct PlainSpelling: SurfaceSpelling {
  package init() {}
  package func primitive(_ name: String) -> String { name }
  package func members(_ names: [String]) -> [String] { names }
  package func endpoint(_ method: String, _ template: PathTemplate) -> String { "\(method) \(template)" }
}
