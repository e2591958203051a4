/// What pages may ask for together. The time and memory that more would take are not bounded by the size of the specs.
enum BindingLimits {
  /// The rows of all pages. All pages of 2026 have 9,000.
  static let rows = 50_000
  /// The bytes of all rows. All pages of 2026 have 1.3 MB.
  static let rowBytes = 4 << 20
  /// How many elements of the metadata the paths of all rows look at. Those of all pages of 2026 look at 300,000.
  static let cost = 5_000_000
  /// The bytes of the descriptions of all members, with each counted wherever its property is inherited. Those of all
  /// types of 2026 have 2 MB.
  static let documentationBytes = 32 << 20
}
