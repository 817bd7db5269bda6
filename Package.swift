// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// What every target is built with: Swift 6, strict imports, and no warning tolerated.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room: one purpose, knows `Model` and at most the library it is about, never another room.
func room(_ name: String, _ library: Target.Dependency...) -> Target {
    .target(name: name, dependencies: ["Model"] + library, swiftSettings: strict)
}

/// The tests of one room.
func tests(
    of name: String, _ more: Target.Dependency..., excluding folders: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name), "Model"] + more,
        exclude: folders, swiftSettings: strict)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
    name: "leumund",
    products: [.executable(name: "leumund", targets: ["leumund"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CMemory"),

        .target(name: "Model", swiftSettings: strict),
        .target(name: "Hashing", dependencies: ["CCrypto"], swiftSettings: strict),
        room("Fetching", "CCurl", heap),
        room("Feeds", "CXML2"),
        room("Sentiment"),
        room("Bursts"),
        room("Recovery", mustache),
        room("Publishing", mustache),
        room("Storage", grdb),

        .target(
            name: "Monitoring",
            dependencies: [
                "Model", "Hashing", "Fetching", "Feeds", "Sentiment", "Bursts", "Recovery",
                "Publishing", "Storage", logging, yams,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "leumund",
            dependencies: [
                "CMemory", "Model", "Feeds", "Fetching", "Sentiment", "Publishing", "Storage",
                "Monitoring", arguments, logging, lifecycle, signals,
            ],
            swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: strict),
        .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: strict),
        tests(of: "Fetching", "CCurl", "TestSupport"),
        tests(of: "Feeds", "CXML2", "TestSupport", excluding: ["Cases"]),
        tests(of: "Sentiment", excluding: ["Cases"]),
        tests(of: "Bursts"),
        tests(of: "Recovery"),
        tests(of: "Publishing"),
        tests(of: "Storage", grdb),
        tests(
            of: "Monitoring", "Hashing", "Feeds", "Fetching", "Sentiment", "Bursts", "Recovery",
            "Publishing", "Storage", grdb, logging),
        .testTarget(
            name: "ContractTests", dependencies: ["leumund", "TestSupport", logging],
            swiftSettings: strict),
    ]
)
