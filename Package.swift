// swift-tools-version: 6.1
import Foundation
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

/// The tool that a release brings along for this machine, so that the plugins need not build it; Scripts/artifact-bundle
/// writes `Release.json`. Nil everywhere else.
let prebuiltTool: Target? = {
  struct Release: Decodable {
    var url: String?
    var checksum: String?
    /// Of the bundle, in this package.
    var path: String?
    var triples: [String]
  }
  #if os(macOS) && arch(arm64)
    let host = "arm64-apple-macosx"
  #elseif os(macOS)
    let host = "x86_64-apple-macosx"
  #elseif os(Linux) && arch(arm64)
    let host = "aarch64-unknown-linux-gnu"
  #else
    let host = "x86_64-unknown-linux-gnu"
  #endif
  guard let data = FileManager.default.contents(atPath: Context.packageDirectory + "/Release.json"),
    let release = try? JSONDecoder().decode(Release.self, from: data), release.triples.contains(host)
  else { return nil }
  if let path = release.path { return .binaryTarget(name: "PrebuiltGraphgen", path: path) }
  guard let url = release.url, let checksum = release.checksum else { return nil }
  return .binaryTarget(name: "PrebuiltGraphgen", url: url, checksum: checksum)
}()
let tool: Target.Dependency = prebuiltTool == nil ? "graphgen" : "PrebuiltGraphgen"

let package = Package(
  name: "graph-permission-sdk",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .executable(name: "graphgen", targets: ["graphgen"]),
    .executable(name: "graphgen-update", targets: ["graphgen-update"]),
    .plugin(name: "UpdateGraphSpecs", targets: ["UpdateGraphSpecsPlugin"]),
    .library(name: "GraphRuntime", targets: ["GraphRuntime"]),
    .library(name: "GraphURLSession", targets: ["GraphURLSession"]),
    .library(name: "GraphAsyncHTTPClient", targets: ["GraphAsyncHTTPClient"]),
    .library(name: "CallsInitiateAll", targets: ["CallsInitiateAll"]),
    .plugin(name: "GraphGenerator", targets: ["GraphGeneratorPlugin"]),
    .plugin(name: "GenerateGraphSDK", targets: ["GenerateGraphSDKPlugin"]),
  ],
  traits: [
    .trait(name: "AsyncHTTPClient", description: "The transport of GraphAsyncHTTPClient, for servers; it needs NIO.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
    // Only with the trait: without it SwiftPM doesn't fetch them.
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.25.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
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
    .target(name: "SpecJSON", dependencies: ["Support", "GraphSpec"], swiftSettings: swiftSettings),
    .target(
      name: "PermissionDocument",
      dependencies: ["SpecJSON", "Support", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .target(name: "APISurface", dependencies: ["Support", "GraphSpec"], swiftSettings: swiftSettings),
    .target(name: "SwiftEmitter", dependencies: ["Support", "GraphSpec", "APISurface"], swiftSettings: swiftSettings),
    .target(
      name: "SurfaceDiff",
      dependencies: ["Support", "GraphSpec", "APISurface", "SwiftEmitter"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "GraphGenerator",
      dependencies: [
        "Support", "GraphSpec", "CSDLReader", "PermissionMarkdown", "SpecJSON", "PermissionDocument", "APISurface",
        "SwiftEmitter", "SurfaceDiff",
      ],
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "graphgen",
      dependencies: [
        "GraphGenerator", "SurfaceDiff", "SwiftEmitter", "APISurface", "GraphSpec", "Support",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings
    ),

    // MARK: The generator in other packages
    .plugin(name: "GraphGeneratorPlugin", capability: .buildTool(), dependencies: [tool]),
    .plugin(
      name: "GenerateGraphSDKPlugin",
      capability: .command(
        intent: .custom(
          verb: "generate-graph-sdk",
          description: "Write the Graph SDK of each target that has a graphgen.json, or check it."
        ),
        permissions: [.writeToPackageDirectory(reason: "It writes the generated Swift files beside your own.")]
      ),
      dependencies: [tool]
    ),

    // MARK: The updater, the only place with networking
    // Without 'pkgConfig': the headers are where every compiler looks, in Apple's SDK too, which has no .pc file of them.
    // Only who builds the updater needs them.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(
      name: "SpecUpdater",
      dependencies: ["CCurl", "GraphGenerator", "SurfaceDiff", "SpecJSON", "GraphSpec", "APISurface", "Support"],
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
      name: "GraphURLSession",
      dependencies: ["GraphRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "GraphAsyncHTTPClient",
      dependencies: [
        "GraphRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
      ],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "CallsInitiateAll",
      dependencies: ["GraphRuntime"],
      path: "Generated/CallsInitiateAll",
      swiftSettings: swiftSettings
    ),

    // MARK: Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .testTarget(name: "SupportTests", dependencies: ["TestSupport", "Support"], swiftSettings: swiftSettings),
    .testTarget(
      name: "CSDLReaderTests",
      dependencies: ["TestSupport", "CSDLReader", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "PermissionMarkdownTests",
      dependencies: ["TestSupport", "PermissionMarkdown", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "PermissionDocumentTests",
      dependencies: ["TestSupport", "PermissionDocument", "APISurface", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "APISurfaceTests",
      dependencies: ["TestSupport", "APISurface", "CSDLReader", "PermissionMarkdown", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "SurfaceDiffTests",
      dependencies: ["SurfaceDiff", "APISurface", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "GraphRuntimeTests",
      dependencies: ["TestSupport", "GraphRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "GraphClientTests",
      dependencies: [
        "GraphRuntime", "GraphURLSession", "GraphAsyncHTTPClient", "CallsInitiateAll",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "CallsInitiateAllTests",
      dependencies: [
        "TestSupport",
        "CallsInitiateAll",
        "GraphRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "GraphGeneratorTests",
      dependencies: [
        "TestSupport", "GraphGenerator", "SpecJSON", "Support", "GraphSpec", "APISurface", "SwiftEmitter",
        "SurfaceDiff", "GraphRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]
        + goldens.map { .target(name: "Golden\($0)") },
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "SwiftEmitterTests",
      dependencies: ["TestSupport", "SwiftEmitter", "APISurface", "GraphSpec"],
      swiftSettings: swiftSettings
    ),
    .testTarget(name: "GraphSpecTests", dependencies: ["GraphSpec"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ReadmeTests",
      dependencies: [
        "TestSupport",
        "CallsInitiateAll", "GraphRuntime", "GraphURLSession", "graphgen", "graphgen-update",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "GraphGenTests",
      dependencies: ["TestSupport", "graphgen", "Support"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "SpecUpdaterTests",
      dependencies: [
        "TestSupport", "SpecUpdater", "GraphGenerator", "GraphSpec", "Support", "graphgen-update", "graphgen",
      ],
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

// Only who builds the documentation needs its plugin; Scripts/documentation does.
if Context.environment["DOCUMENTATION"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}

if let prebuiltTool { package.targets.append(prebuiltTool) }

// Fuzzers need the packages' own declarations, and a compiler that links libFuzzer, which no ordinary build should ask for;
// Scripts/fuzz builds them.
if Context.environment["FUZZING"] != nil {
  let fuzzers: [(name: String, dependencies: [Target.Dependency])] = [
    ("FuzzJSON", ["CallsInitiateAll", "GraphRuntime"]),
    ("FuzzPage", ["PermissionMarkdown", "GraphSpec"]),
    ("FuzzCSDL", ["CSDLReader", "GraphSpec"]),
    ("FuzzConfiguration", ["GraphGenerator", "SpecJSON", "GraphSpec"]),
    ("FuzzLock", ["GraphGenerator", "SwiftEmitter", "GraphSpec"]),
    ("FuzzSurface", ["SurfaceDiff", "GraphSpec"]),
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
