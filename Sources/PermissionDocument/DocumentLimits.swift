/// What a permissions document may ask for, each several times what Microsoft's of 2026 does.
enum DocumentLimits {
  /// In bytes. The document has 3 MB.
  static let fileSize = 32 << 20
  /// There are 917.
  static let permissions = 20_000
  /// For each path the methods times the schemes, each with what it requires in addition. There are 43,000.
  static let grants = 1_000_000
  /// Of a path, in bytes. The longest has 258.
  static let pathLength = 2_048
  static let diagnostics = 1_000
}
