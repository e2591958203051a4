// swift-tools-version: 6.1
import PackageDescription

// Run by Scripts/linkage: what an app that uses the SDK links.
let package = Package(
  name: "linkage",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "graph-permission-sdk", path: "../..")],
  targets: [
    .executableTarget(
      name: "place-call",
      dependencies: [
        .product(name: "CallsInitiateAll", package: "graph-permission-sdk"),
        .product(name: "GraphRuntime", package: "graph-permission-sdk"),
        .product(name: "GraphURLSession", package: "graph-permission-sdk"),
        .product(name: "GraphAsyncHTTPClient", package: "graph-permission-sdk"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
