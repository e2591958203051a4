/// An endpoint as a place in its version's `descriptions`, and the keys for the placeholders of that place's template.
struct EndpointPosition: Hashable, Sendable {
  let index: Int

  /// As they are meant, not encoded, in the order of the placeholders.
  let keys: [String]

  init(_ index: Int, _ keys: [String]) {
    self.index = index
    self.keys = keys
  }
}
