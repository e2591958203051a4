/// What a CSDL file may ask for before it is refused, so that a hostile file costs bounded time and memory.
public struct CSDLLimits: Hashable, Sendable {
  /// The file's size in bytes. Microsoft Graph's are about 4 MB.
  public var fileSize: Int
  /// Levels of nested elements. CSDL without annotations needs 6. libxml2 itself allows no more than 256.
  public var depth: Int
  /// The length in bytes of a name, a type or any other attribute that the model keeps.
  public var valueLength: Int
  /// How many errors are collected before reading stops, and how many warnings and notes are given.
  public var diagnostics: Int

  public init(
    fileSize: Int = 64 << 20,
    depth: Int = 100,
    valueLength: Int = 1 << 16,
    diagnostics: Int = 100
  ) {
    self.fileSize = min(fileSize, Int(Int32.max) - 1)
    self.depth = depth
    self.valueLength = valueLength
    self.diagnostics = diagnostics
  }

  public static let standard = CSDLLimits()
}
