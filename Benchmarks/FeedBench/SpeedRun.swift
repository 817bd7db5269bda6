// SPDX-License-Identifier: Apache-2.0

import Feeds
import Foundation
import Model

/// One corpus, read in turns by the product and by libxml2 alone.
struct SpeedRun {
    let corpus: Corpus
    /// Median processor seconds for one pass over the XML documents.
    let ours: Double
    let peer: Double
    /// How the peer was driven: the faster of its ways.
    let peerMode: SAXCounter.Mode
    /// Median processor seconds for one pass over the other documents.
    let oursOnOthers: Double
    /// Items in one pass over the XML documents.
    let items: Int

    init(_ corpus: Corpus, rounds: Int) {
        self.corpus = corpus
        items = Self.parse(corpus.xml)
        var ours: [Double] = []
        var others: [Double] = []
        var peer: [SAXCounter.Mode: [Double]] = [:]
        for _ in 0..<rounds {
            ours.append(Self.seconds { Self.parse(corpus.xml) })
            for mode in SAXCounter.Mode.allCases {
                peer[mode, default: []].append(Self.seconds { Self.count(corpus.xml, mode) })
            }
            others.append(Self.seconds { Self.parse(corpus.others) })
        }
        self.ours = Self.median(ours)
        oursOnOthers = Self.median(others)
        let memory = Self.median(peer[.memory] ?? [])
        let push = Self.median(peer[.push] ?? [])
        self.peer = min(memory, push)
        peerMode = memory <= push ? .memory : .push
    }

    /// Reads each document as `leumund parse` does and counts the items.
    private static func parse(_ documents: [Document]) -> Int {
        let parser = FeedParser()
        return documents.reduce(0) { $0 + ((try? parser.parse($1).items.count) ?? 0) }
    }

    private static func count(_ documents: [Document], _ mode: SAXCounter.Mode) -> Int {
        let counter = SAXCounter()
        for document in documents { counter.read(document.bytes, mode) }
        return counter.elements + counter.characters
    }

    /// Processor time of this process: other work on the machine does not count.
    private static func seconds(_ work: () -> Int) -> Double {
        let start = processorTime()
        let result = work()
        let end = processorTime()
        precondition(result >= 0)  // uses the result, so that the work is done
        return end - start
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
