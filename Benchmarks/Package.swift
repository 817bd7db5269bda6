// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, so that building and testing the product never builds it. The rooms are
// symbolic links to those of the product; their settings are the same, so is the code they give.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")

let package = Package(
    name: "leumund-benchmarks",
    dependencies: [
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0")
    ],
    targets: [
        .systemLibrary(name: "CXML2", path: "Sources/CXML2", pkgConfig: "libxml-2.0"),
        .target(name: "Model", path: "Sources/Model", swiftSettings: strict),
        .target(
            name: "Feeds", dependencies: ["Model", "CXML2"], path: "Sources/Feeds",
            swiftSettings: strict),
        .target(
            name: "Sentiment", dependencies: ["Model"], path: "Sources/Sentiment",
            swiftSettings: strict),
        .target(
            name: "Bursts", dependencies: ["Model"], path: "Sources/Bursts", swiftSettings: strict),
        // The schedule of the polls alone: dates of HTTP are read with libcurl.
        .target(
            name: "Polling", dependencies: ["Model", heap], path: "Sources/Polling",
            exclude: ["Freshness.swift"], swiftSettings: strict),
        .executableTarget(
            name: "FeedBench", dependencies: ["Model", "Feeds", "CXML2"], path: "FeedBench",
            swiftSettings: strict),
        .executableTarget(
            name: "SentimentBench", dependencies: ["Model", "Sentiment"], path: "SentimentBench",
            swiftSettings: strict),
        .executableTarget(
            name: "PollBench", dependencies: ["Polling", heap], path: "PollBench",
            swiftSettings: strict),
        .executableTarget(
            name: "BurstBench", dependencies: ["Model", "Bursts"], path: "BurstBench",
            swiftSettings: strict),
    ]
)
