// SPDX-License-Identifier: Apache-2.0

import Foundation
internal import Yams

/// One line of JSON as a node of YAML, so that both are read by the same rules.
struct JSONLine: Decodable {
    /// The keys and values of the object; what is null is left out, as if its key were not there.
    let node: Node

    /// Why a line cannot be read.
    struct Failure: Error {
        let reason: String
    }

    /// Reads a line, which must hold one object and nothing else.
    static func node(of line: ArraySlice<UInt8>) throws(Failure) -> Node {
        let parsed: JSONLine
        do {
            parsed = try JSONDecoder().decode(JSONLine.self, from: Data(line))
        } catch DecodingError.typeMismatch(_, let context) {
            let key = context.codingPath.first?.stringValue
            throw Failure(reason: key.map { "\($0) has a value that none takes" } ?? "no object")
        } catch {
            throw Failure(reason: "not JSON")
        }
        guard Self.keys(in: line) == parsed.count else {
            throw Failure(reason: "a key stands twice")
        }
        return parsed.node
    }

    private let count: Int

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        count = object.allKeys.count
        node = try Node(
            object.allKeys.sorted { $0.stringValue < $1.stringValue }.compactMap { key in
                try object.decode(Value.self, forKey: key).node.map {
                    (Node(key.stringValue), $0)
                }
            })
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Any value of JSON but an object, which no key has.
    private struct Value: Decodable {
        let node: Node?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            // Nearly all values are texts.
            if let text = try? value.decode(String.self) {
                node = Node(text)
            } else if value.decodeNil() {
                node = nil
            } else if let truth = try? value.decode(Bool.self) {
                node = Node(truth ? "true" : "false")
            } else if let number = try? value.decode(Int.self) {
                node = Node(String(number))
            } else if let number = try? value.decode(Double.self) {
                node = Node(String(number))
            } else {
                node = Node(try value.decode([Value].self).compactMap(\.node))
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
