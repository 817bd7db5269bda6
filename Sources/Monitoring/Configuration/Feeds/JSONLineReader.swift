// SPDX-License-Identifier: Apache-2.0

import Foundation
internal import Yams

/// Reads lines of JSON as nodes of YAML, so that both are read by the same rules.
struct JSONLineReader {
    /// Why a line cannot be read.
    struct Failure: Error {
        let reason: String
    }

    private let decoder = JSONDecoder()
    /// One for all nodes: Yams makes tables for each.
    private let tag = Tag(.implicit)

    /// Reads a line, which must hold one object and nothing else.
    ///
    /// What is null is left out, as if its key were not there.
    func node(of line: ArraySlice<UInt8>) throws(Failure) -> Node {
        let values: [String: Value]
        do {
            values = try decoder.decode([String: Value].self, from: Data(line))
        } catch DecodingError.typeMismatch(_, let context) {
            let key = context.codingPath.first?.stringValue
            throw Failure(reason: key.map { "\($0) has a value that none takes" } ?? "no object")
        } catch {
            throw Failure(reason: "not JSON")
        }
        guard Self.keys(in: line) == values.count else {
            throw Failure(reason: "a key stands twice")
        }
        let pairs = values.sorted { $0.key < $1.key }.compactMap { key, value in
            value.node(tag).map { (Node(key, tag), $0) }
        }
        return Node(pairs, tag)
    }

    /// Any value of JSON but an object, which no key has.
    private enum Value: Decodable {
        case text(String)
        case list([Value])
        case null

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            // Nearly all values are texts.
            if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if value.decodeNil() {
                self = .null
            } else if let truth = try? value.decode(Bool.self) {
                self = .text(truth ? "true" : "false")
            } else if let number = try? value.decode(Int.self) {
                self = .text(String(number))
            } else if let number = try? value.decode(Double.self) {
                self = .text(String(number))
            } else {
                self = .list(try value.decode([Value].self))
            }
        }

        func node(_ tag: Tag) -> Node? {
            switch self {
            case .text(let text): Node(text, tag)
            case .list(let values): Node(values.compactMap { $0.node(tag) }, tag)
            case .null: nil
            }
        }
    }

    /// The keys of the outermost object, each as often as it stands there.
    ///
    /// The decoder keeps one of equal ones and says nothing. `line`: JSON that was read.
    private static func keys(in line: ArraySlice<UInt8>) -> Int {
        var depth = 0
        var isText = false
        var isEscaped = false
        var count = 0
        for byte in line {
            if isText {
                isText = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where depth == 1: count += 1
            default: break
            }
        }
        return count
    }
}
