// swift-tools-version: 6.1
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Each folder of Tests/Goldens has a module generated from it, so that what the generator is known to write compiles.
let goldens = [
  "Actions", "Enums", "Landmines", "Names", "Paths", "Polymorphism", "Recursion", "TwoPages", "Versions",
  "VersionsTrusted",
]

let package = Package(
  name: "graph-permission-sdk",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .executable(name: "graphgen", targets: ["graphgen"]),
    .executable(name: "graphgen-update", targets: ["graphgen-update"]),
    .plugin(name: "UpdateGraphSpecs", targets: ["UpdateGraphSpecsPlugin"]),
    .library(name: "GraphRuntime", targets: ["GraphRuntime"]),
    .library(name: "CallsInitiateAll", targets: ["CallsInitiateAll"]),
    .plugin(name: "GraphGenerator", targets: ["GraphGeneratorPlugin"]),
    .plugin(name: "GenerateGraphSDK", targets: ["GenerateGraphSDKPlugin"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
  ],
  targets: [
    // MARK: The generator
    .target(name: "Support", swiftSettings: swiftSettings),
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .target(name: "GraphSpec", swiftSettings: swiftSettings),
    .target(name: "CSDLReader", dependencies: ["Support", "GraphSpec", "CLibXML2"], swiftSettings: swiftSettings),
    .target(name: "PermissionMarkdown", dependencies: ["Support", "GraphSpec"], swiftSettings: swiftSettings),
    .target(name: "APISurface", dependencies: ["Support", "GraphSpec"], swiftSettings: swiftSettings),
    .target(name: "SwiftEmitter", dependencies: ["Support", "GraphSpec", "APISurface"], swiftSettings: swiftSettings),
    .target(
      name: "GraphGenerator",
      dependencies: ["Support", "GraphSpec", "CSDLReader", "PermissionMarkdown", "APISurface", "SwiftEmitter"],
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "graphgen",
      dependencies: [
        "GraphGenerator", "Support",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings
    ),

    // MARK: The generator in other packages
    .plugin(name: "GraphGeneratorPlugin", capability: .buildTool(), dependencies: ["graphgen"]),
    .plugin(
      name: "GenerateGraphSDKPlugin",
      capability: .command(
        intent: .custom(
          verb: "generate-graph-sdk",
          description: "Write the Graph SDK of each target that has a graphgen.json, or check it."
        ),
        permissions: [.writeToPackageDirectory(reason: "It writes the generated Swift files beside your own.")]
      ),
      dependencies: ["graphgen"]
    ),

    // MARK: The updater, the only place with networking
    // Without 'pkgConfig': the headers are where every compiler looks, in Apple's SDK too, which has no .pc file of them.
    // Only who builds the updater needs them.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(
      name: "SpecUpdater",
      dependencies: ["CCurl", "GraphGenerator", "GraphSpec", "APISurface", "Support"],
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "graphgen-update",
      dependencies: [
        "SpecUpdater", "GraphGenerator", "GraphSpec", "Support",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings
    ),
    .plugin(
      name: "UpdateGraphSpecsPlugin",
      capability: .command(
        intent: .custom(
          verb: "update-graph-specs",
          description: "Download Microsoft Graph's metadata and write the slice that the permission pages need."
        ),
        permissions: [
          .writeToPackageDirectory(reason: "The metadata that your configuration names is replaced by newer metadata."),
          .allowNetworkConnections(
            scope: .all(ports: [443]),
            reason: "Microsoft Graph's metadata is downloaded from the addresses in your configuration."
          ),
        ]
      ),
      dependencies: ["graphgen-update"]
    ),

    // MARK: What generated code links
    .target(
      name: "GraphRuntime",
      dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "CallsInitiateAll",
      dependencies: ["GraphRuntime"],
      path: "Generated/CallsInitiateAll",
      swiftSettings: swiftSettings
    ),

    // MARK: Tests
    .testTarget(name: "SupportTests", dependencies: ["Support"], swiftSettings: swiftSettings),
    .testTarget(name: "CSDLReaderTests", dependencies: ["CSDLReader", "GraphSpec"], swiftSettings: swiftSettings),
    .testTarget(
      name: "PermissionMarkdownTests",
      dependencies: ["PermissionMarkdown", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "APISurfaceTests",
      dependencies: ["APISurface", "CSDLReader", "PermissionMarkdown", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(name: "GraphRuntimeTests", dependencies: ["GraphRuntime"], swiftSettings: swiftSettings),
    .testTarget(
      name: "CallsInitiateAllTests",
      dependencies: [
        "CallsInitiateAll",
        "GraphRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "GraphGeneratorTests",
      dependencies: [
        "GraphGenerator", "Support", "GraphSpec", "APISurface", "SwiftEmitter", "GraphRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]
        + goldens.map { .target(name: "Golden\($0)") },
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "SwiftEmitterTests",
      dependencies: ["SwiftEmitter", "APISurface", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(name: "GraphSpecTests", dependencies: ["GraphSpec"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ReadmeTests",
      dependencies: [
        "CallsInitiateAll", "GraphRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(name: "GraphGenTests", dependencies: ["graphgen", "Support"], swiftSettings: swiftSettings),
    .testTarget(
      name: "SpecUpdaterTests",
      dependencies: ["SpecUpdater", "GraphGenerator", "GraphSpec", "Support", "graphgen-update", "graphgen"],
      swiftSettings: swiftSettings
    ),
  ]
    + goldens.map {
      .target(
        name: "Golden\($0)",
        dependencies: ["GraphRuntime"],
        path: "Tests/Goldens/\($0)/Expected",
        swiftSettings: swiftSettings
      )
    },
  swiftLanguageModes: [.v6]
)

// Fuzzers need the packages' own declarations, and a compiler that links libFuzzer, which no ordinary build should ask for;
// Scripts/fuzz builds them.
if Context.environment["FUZZING"] != nil {
  let fuzzers: [(name: String, dependencies: [Target.Dependency])] = [
    ("FuzzJSON", ["CallsInitiateAll", "GraphRuntime"]),
    ("FuzzPage", ["PermissionMarkdown", "GraphSpec"]),
    ("FuzzCSDL", ["CSDLReader", "GraphSpec"]),
    ("FuzzConfiguration", ["GraphGenerator", "GraphSpec"]),
  ]
  package.targets += [
    .target(name: "Fuzzer", path: "Fuzzing/Fuzzer", swiftSettings: swiftSettings)
  ]
  package.targets += fuzzers.map { fuzzer in
    .executableTarget(
      name: fuzzer.name,
      dependencies: ["Fuzzer"] + fuzzer.dependencies,
      path: "Fuzzing/\(fuzzer.name)",
      // libFuzzer has the main function.
      swiftSettings: swiftSettings + [.unsafeFlags(["-parse-as-library"])]
    )
  }
}
