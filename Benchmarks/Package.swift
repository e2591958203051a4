// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "graph-permission-sdk", path: "..")],
  targets: [
    .executableTarget(name: "benchmark", dependencies: ["Reporting"]),
    .executableTarget(
      name: "model-benchmark",
      dependencies: [
        "Reporting",
        .product(name: "CallsInitiateAll", package: "graph-permission-sdk"),
        .product(name: "GraphRuntime", package: "graph-permission-sdk"),
      ]
    ),
    .target(name: "Reporting"),
  ],
  swiftLanguageModes: [.v6]
)
