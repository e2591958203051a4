// swift-tools-version: 6.1
import PackageDescription

// Builds packages that use the plugins, as others would write them; run by Scripts/integration. It depends on nothing,
// so that what is tested is only what a consumer's own manifest asks for.
let package = Package(
  name: "plugin-tests",
  platforms: [.macOS(.v13)],
  targets: [
    .testTarget(
      name: "PluginTests",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
