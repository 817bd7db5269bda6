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
    /// Median over the rounds of the peer's time to ours in the same round: a machine that is
    /// slower for a while is so for both.
    let ratio: Double
    /// Median processor seconds for one pass over the other documents.
    let oursOnOthers: Double
    /// Items in one pass over the XML documents.
    let items: Int

    init(_ corpus: Corpus, rounds: Int) {
        self.corpus = corpus
        items = Self.parse(corpus.xml)
        let blocks = corpus.xml.blocks
        var ours: [Double] = []
        var others: [Double] = []
        var peer: [SAXCounter.Mode: [Double]] = [:]
        for _ in 0..<rounds {
            var own = 0.0
            var times: [SAXCounter.Mode: Double] = [:]
            // In turns within a round too, so that both meet the machine in the same mood.
            for block in blocks {
                own += Self.seconds { Self.parse(block) }
                for mode in SAXCounter.Mode.allCases {
                    times[mode, default: 0] += Self.seconds { Self.count(block, mode) }
                }
            }
            ours.append(own)
            for (mode, time) in times { peer[mode, default: []].append(time) }
            others.append(Self.seconds { Self.parse(corpus.others) })
        }
        self.ours = Self.median(ours)
        oursOnOthers = Self.median(others)
        let medians = peer.mapValues(Self.median)
        let faster = medians.min { $0.value < $1.value }
        self.peer = faster?.value ?? 0
        peerMode = faster?.key ?? .memory
        ratio = Self.median(zip(peer[peerMode] ?? [], ours).map { $0 / $1 })
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

extension [Document] {
    /// The documents in runs of about a megabyte: long beside a look at the clock.
    fileprivate var blocks: [[Document]] {
        var blocks: [[Document]] = []
        var room = 0
        for document in self {
            if room <= 0 {
                blocks.append([])
                room = 1_000_000
            }
            blocks[blocks.count - 1].append(document)
            room -= document.bytes.count
        }
        return blocks
    }
}
