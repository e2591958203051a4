/// An endpoint as the number of its row in an `EndpointTable` and the keys for the placeholders of that row's template.
/// Generated code alone makes and takes apart such rows; everybody else has the cases of `Endpoint`.
public struct EndpointRow: Hashable, Sendable {
  /// Made from the method and the path, so that a row keeps it whatever other rows there are.
  public let number: UInt32

  /// As they are meant, not encoded, in the order of the placeholders.
  let keys: [String]

  /// A row with any number of keys.
  public init(_ number: UInt32, keys: [String]) {
    self.number = number
    self.keys = keys
  }

  // For the usual numbers of keys, so that no array is built in every case of generated code.

  /// A row without a key.
  public init(_ number: UInt32) { self.init(number, keys: []) }
  /// A row with one key.
  public init(_ number: UInt32, _ key: String) { self.init(number, keys: [key]) }
  /// A row with two keys.
  public init(_ number: UInt32, _ first: String, _ second: String) { self.init(number, keys: [first, second]) }

  /// A row with three keys.
  public init(_ number: UInt32, _ first: String, _ second: String, _ third: String) {
    self.init(number, keys: [first, second, third])
  }

  /// A row with four keys.
  public init(_ number: UInt32, _ first: String, _ second: String, _ third: String, _ fourth: String) {
    self.init(number, keys: [first, second, third, fourth])
  }

  /// The key for a placeholder.
  public subscript(placeholder: Int) -> String { keys[placeholder] }
}
