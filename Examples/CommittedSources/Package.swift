// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "call-bot",
  platforms: [.macOS(.v13)],
  dependencies: [
    // In your own package: .package(url: "https://github.com/<owner>/graph-permission-sdk", from: "0.1.0")
    .package(name: "graph-permission-sdk", path: "../..")
  ],
  targets: [
    .target(name: "CallsGraph", dependencies: [.product(name: "GraphRuntime", package: "graph-permission-sdk")]),
    .executableTarget(name: "CallBot", dependencies: ["CallsGraph"]),
  ]
)
