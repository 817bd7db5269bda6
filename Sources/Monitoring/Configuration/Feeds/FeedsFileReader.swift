// SPDX-License-Identifier: Apache-2.0

import Feeds
import Foundation
import Model

/// Reads a file of very many feeds, OPML or JSONL, without ever holding it.
struct FeedsFileReader {
    /// The most feeds of a file.
    ///
    /// Ours: twice what is measured to fit into the memory that the service unit allows.
    private static let mostFeeds = 200_000

    private(set) var list: SourceList
    private(set) var problems: [Problem] = []
    private let path: String
    private var reader: YAMLReader
    private let lines = JSONLineReader()
    private var told = ProblemTally()
    /// Addresses that an outline may repeat; lists show a feed in several folders.
    private var addresses: Set<String> = []

    /// `list`: the feeds before, which the new ones are added to.
    init(path: String, list: SourceList) {
        self.path = path
        self.list = list
        reader = YAMLReader(file: path)
    }

    /// Reads the file; nil when it cannot be read.
    mutating func read() -> Configuration.FeedsFile? {
        let pieces: FilePieces
        do throws(FilePieces.Failure) {
            pieces = try FilePieces(path)
        } catch {
            problems = [Problem(file: path, what: error.reason, hint: "feeds_file names it")]
            return nil
        }
        let before = list.sources.count
        readAll(pieces)
        if let failure = pieces.failure { reader.note(failure, at: nil) }
        settle()
        let count = list.sources.count - before
        if count == 0, told.isEmpty {
            reader.line = nil
            reader.note("no feed in it", at: nil, hint: "an outline with xmlUrl, or a line of JSON")
            settle()
        }
        problems = told.problems(of: path)
        return Configuration.FeedsFile(path: path, count: count, digest: pieces.digest())
    }

    private mutating func readAll(_ pieces: FilePieces) {
        guard let first = pieces.next() else { return }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = first.starts(with: mark) ? Array(first.dropFirst(mark.count)) : first
        // A mark of UTF-16 is no JSON, but libxml2 reads it.
        let start = text.first { $0 > UInt8(ascii: " ") }
        let isMarkup = [UInt8(ascii: "<"), 0xFE, 0xFF].contains(start)
        if isMarkup { readOutlines(first, pieces) } else { readLines(text, pieces) }
    }

    /// Moves what was noted to the tally; returns whether there is room for more feeds.
    @discardableResult
    private mutating func settle() -> Bool {
        told.add(reader.takeProblems())
        guard list.sources.count <= Self.mostFeeds else {
            reader.note("more than \(Self.mostFeeds) feeds", at: nil, hint: "split it")
            told.add(reader.takeProblems())
            return false
        }
        return true
    }
}

// MARK: JSONL

extension FeedsFileReader {
    private mutating func readLines(_ first: [UInt8], _ pieces: FilePieces) {
        var cutter = LineCutter()
        var piece: [UInt8]? = first
        var goesOn = true
        while goesOn, let bytes = piece {
            goesOn = cutter.cut(bytes) { take($0, number: $1) }
            piece = goesOn ? pieces.next() : nil
        }
        guard goesOn else {
            if cutter.isTooLong {
                reader.line = cutter.number
                reader.note("a line longer than \(LineCutter.longest) bytes", at: nil)
            }
            return
        }
        cutter.finish { take($0, number: $1) }
    }

    private mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> Bool {
        guard line.contains(where: { $0 > UInt8(ascii: " ") }) else { return true }
        reader.line = number
        do throws(JSONLineReader.Failure) {
            list.add(try lines.node(of: line), &reader)
        } catch {
            reader.note(
                error.reason, at: nil,
                hint: "a line holds {\"name\": \"…\", \"url\": \"https://…\"}")
        }
        return settle()
    }
}

// MARK: OPML

extension FeedsFileReader {
    private mutating func readOutlines(_ first: [UInt8], _ pieces: FilePieces) {
        addresses = Set(list.sources.map(\.address))
        var next: [UInt8]? = first
        do throws(OutlineProblem) {
            try OutlineReader.read(
                nextPiece: {
                    defer { next = nil }
                    return next ?? pieces.next()
                }, take: { take($0) })
        } catch {
            note(error)
        }
    }

    private mutating func take(_ outline: Outline) -> Bool {
        if addresses.insert(outline.address).inserted { list.add(outline, &reader) }
        return settle()
    }

    private mutating func note(_ problem: OutlineProblem) {
        switch problem {
        case .notWellFormed(let line, let reason):
            reader.line = line
            reader.note("not well-formed: \(reason)", at: nil)
        case .documentType(let line):
            reader.line = line
            reader.note("has a document type", at: nil, hint: "take <!DOCTYPE …> out")
        case .tooDeep(let line, let limit):
            reader.line = line
            reader.note("folders are nested more than \(limit) deep", at: nil)
        case .tooLong(let line, let limit):
            reader.line = line
            reader.note("a tag or text longer than \(limit) bytes", at: nil)
        case .notOPML(let line, let root):
            reader.line = line
            reader.note("no OPML: the root element is \"\(root)\"", at: nil, hint: "it is opml")
        }
    }
}
