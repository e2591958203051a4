/// An endpoint as a place in its version's `descriptions`, and the keys for the placeholders of that place's template.
public struct EndpointPosition: Hashable, Sendable {
  public let index: Int

  /// As they are meant, not encoded, in the order of the placeholders.
  public let keys: [String]

  public init(_ index: Int, _ keys: [String]) {
    self.index = index
    self.keys = keys
  }
}
