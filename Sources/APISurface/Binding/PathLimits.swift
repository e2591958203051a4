/// What a path may ask for. Microsoft Graph's longest has 13 segments.
enum PathLimits {
  /// In bytes: the limit of many servers for a whole address.
  static let length = 2_048
  static let segments = 64
  /// Placeholders, and arguments without one.
  static let values = 64
  /// How many different repairs of one path are told.
  static let repairs = 20
}
