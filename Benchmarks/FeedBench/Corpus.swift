// SPDX-License-Identifier: Apache-2.0

import Feeds
import Foundation
import Model

/// The documents of one class, held in memory so that no disk is measured.
struct Corpus {
    let name: String
    /// XML documents that the reader accepts: both readers can be asked about these.
    private(set) var xml: [Document] = []
    /// Documents in other formats that the reader accepts; libxml2 has no say on them.
    private(set) var others: [Document] = []
    /// Documents that the reader refuses, such as pages and damage without a root.
    private(set) var refused = 0

    /// Loads the files that `list` names, a path a line.
    init(name: String, list: String) throws {
        self.name = name
        let parser = FeedParser()
        for path in try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n") {
            let document = try Document.load(String(path))
            guard (try? parser.parse(document)) != nil else {
                refused += 1
                continue
            }
            if document.isXML { xml.append(document) } else { others.append(document) }
        }
    }
}

extension Document {
    /// The bytes of a file, read without a second copy, which would show in the peak memory.
    static func load(_ path: String) throws -> Document {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: path])
        }
        let size = Int(try file.seekToEnd())
        try file.seek(toOffset: 0)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(
                    file.fileDescriptor, buffer.baseAddress.map { $0 + count }, size - count)
                guard got > 0 else { return }
                count += got
            }
        }
        return Document(bytes: bytes, arrived: .distantPast)
    }

    /// Whether the bytes can be markup; JSON begins with a bracket.
    fileprivate var isXML: Bool {
        switch bytes.first(where: { $0 > UInt8(ascii: " ") }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): false
        default: true
        }
    }
}
