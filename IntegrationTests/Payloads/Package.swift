// swift-tools-version: 6.1
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Run by Scripts/payloads, which generates the module `Payloads` first.
let package = Package(
  name: "payloads",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "graph-permission-sdk", path: "../..")],
  targets: [
    .executableTarget(name: "write-page", swiftSettings: swiftSettings),
    .target(
      name: "Payloads",
      dependencies: [.product(name: "GraphRuntime", package: "graph-permission-sdk")],
      path: "Generated",
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "round-trip",
      dependencies: ["Payloads", .product(name: "GraphRuntime", package: "graph-permission-sdk")],
      swiftSettings: swiftSettings
    ),
  ],
  swiftLanguageModes: [.v6]
)
