// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

/// Reads every document under `Cases` and compares with the twin beside it.
///
/// A folder is named like a format of the contract, or `refused`; `GOLDEN=update` writes the
/// twins anew, to be reviewed like code.
struct CaseFolderTests {
    @Test(arguments: CaseFolder.all)
    func `a folder is named like a format and is not empty`(folder: CaseFolder) {
        #expect(folder.name == CaseFolder.refused || FeedFormat(rawValue: folder.name) != nil)
        #expect(!folder.cases.isEmpty)
    }

    @Test(arguments: CaseFolder.all.flatMap(\.cases))
    func `a document is read as its twin says`(document: URL) throws {
        let folder = document.deletingLastPathComponent().lastPathComponent
        let read = try CaseRecord(of: document)
        #expect((read.format ?? CaseFolder.refused) == folder)
        let twin = document.deletingPathExtension().appendingPathExtension(CaseFolder.twin)
        let text = try read.text()
        if ProcessInfo.processInfo.environment["GOLDEN"] == "update" {
            try Data(text.utf8).write(to: twin)
        }
        #expect(text == (try String(contentsOf: twin, encoding: .utf8)))
    }

    @Test(arguments: CaseFolder.all.flatMap(\.cases).filter { $0.pathExtension != "json" })
    func `the repair, to which a document type leads, changes no sound document`(document: URL)
        throws
    {
        let bytes = Array(try Data(contentsOf: document))
        guard bytes.first == UInt8(ascii: "<"), let read = try? parse(bytes: bytes) else { return }
        #expect(try parse(bytes: Array("<!DOCTYPE x>".utf8) + bytes) == read)
    }

    @Test(arguments: CaseFolder.all)
    func `every twin has its document`(folder: CaseFolder) {
        let names = Set(folder.cases.map { $0.deletingPathExtension().lastPathComponent })
        #expect(folder.twins.subtracting(names).isEmpty)
    }
}

/// The documents of one format.
struct CaseFolder: Sendable, CustomTestStringConvertible {
    /// The folder of what has to be refused.
    static let refused = "refused"
    /// What the name of a twin ends with.
    static let twin = "expected.json"

    let name: String
    let cases: [URL]
    /// The names of the twins, without their ending.
    let twins: Set<String>

    var testDescription: String { name }

    static let all: [CaseFolder] = {
        let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        return files(in: cases).map(CaseFolder.init)
    }()

    private init(_ folder: URL) {
        name = folder.lastPathComponent
        let files = Self.files(in: folder)
        cases = files.filter { !$0.lastPathComponent.hasSuffix(".\(Self.twin)") }
        twins = Set(
            files.map(\.lastPathComponent).filter { $0.hasSuffix(".\(Self.twin)") }
                .map { String($0.dropLast(Self.twin.count + 1)) })
    }

    /// What cannot be listed has no cases, which fails a test.
    private static func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0) }
    }
}
