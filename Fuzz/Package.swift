// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, so that building and testing the product never builds it. The rooms are
// symbolic links to those of the product.

/// Coverage for libFuzzer and address checks.
///
/// In one flag: of several flags the compiler heeds the last one, and two `swift build --sanitize`
/// come in an order that chance decides. One `--sanitize fuzzer` is needed beside it, or SwiftPM
/// would look for a `main`.
let sanitizers = ["-sanitize=fuzzer,address"]

/// The same checks in every module, and a view of what rooms keep internal.
let watched: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .unsafeFlags(sanitizers + ["-enable-testing"]),
]

/// A fuzz target: `Targets/Name/Name.swift`.
func target(_ name: String) -> Target {
    .executableTarget(
        name: name, dependencies: ["Model", "Feeds", "Invariants"], path: "Targets/\(name)",
        swiftSettings: watched + [.unsafeFlags(["-parse-as-library"])],
        linkerSettings: [.unsafeFlags(sanitizers)])
}

let package = Package(
    name: "leumund-fuzz",
    targets: [
        .systemLibrary(name: "CXML2", path: "Sources/CXML2", pkgConfig: "libxml-2.0"),
        .target(name: "Model", path: "Sources/Model", swiftSettings: watched),
        .target(
            name: "Feeds", dependencies: ["Model", "CXML2"], path: "Sources/Feeds",
            swiftSettings: watched),
        .target(
            name: "Invariants", dependencies: ["Model", "Feeds"], path: "Invariants",
            swiftSettings: watched),
        target("FuzzXML"),
        target("FuzzJSON"),
        target("FuzzHTML"),
        target("FuzzText"),
        target("FuzzDate"),
    ]
)
