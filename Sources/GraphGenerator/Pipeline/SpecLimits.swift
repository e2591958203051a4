/// What the pages of a configuration may ask for together.
enum SpecLimits {
  /// Microsoft Graph had 392 permissions with a page in 2026.
  static let pages = 5_000
  /// In bytes. All pages of 2026 have 8 MB.
  static let pageBytes = 24 << 20
  /// The rows of tables, and the resources. All pages of 2026 have 80,000.
  static let rows = 500_000
}
