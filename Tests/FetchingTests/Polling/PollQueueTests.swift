// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Fetching

@Suite struct PollQueueTests {
    private let begin = Date(timeIntervalSince1970: 1_800_000_000)

    private func queue(connections: Int = 1, spacing: TimeInterval = 1, width: Int = 9) -> PollQueue
    {
        PollQueue(
            manners: .init(hostConnections: connections, hostSpacing: spacing, width: width))
    }

    private func at(_ seconds: TimeInterval) -> Date { begin.addingTimeInterval(seconds) }

    @Test func `a source starts when its time has come, and once`() {
        var queue = queue()
        queue.plan("a", host: "x", at: at(5))
        #expect(queue.start(at: at(4.9)).isEmpty)
        #expect(queue.nextStart == at(5))
        #expect(queue.start(at: at(5)) == ["a"])
        #expect(queue.start(at: at(50)).isEmpty)
        #expect(queue.runningCount == 1)
    }

    @Test func `what is due first starts first`() {
        var queue = queue()
        queue.plan("late", host: nil, at: at(2))
        queue.plan("early", host: nil, at: at(1))
        queue.plan("also early", host: nil, at: at(1))
        #expect(queue.start(at: at(3)) == ["early", "also early", "late"])
    }

    @Test func `the same plan again and again takes no room`() {
        var queue = queue()
        for _ in 0..<9 { queue.plan("a", host: "x", at: at(1)) }
        #expect(queue.entryCount == 1)
        #expect(queue.start(at: at(1)) == ["a"])
    }

    @Test func `a plan that came up while its source ran does not hide the same one later`() {
        var queue = queue()
        queue.plan("a", host: nil, at: at(0))
        #expect(queue.start(at: at(0)) == ["a"])
        queue.plan("a", host: nil, at: at(1))
        #expect(queue.start(at: at(1)).isEmpty)
        queue.end("a", at: at(1))
        queue.plan("a", host: nil, at: at(1))
        #expect(queue.start(at: at(1)) == ["a"])
    }

    @Test func `a later plan takes the place of an earlier one`() {
        var queue = queue()
        queue.plan("a", host: "x", at: at(1))
        queue.plan("a", host: "x", at: at(10))
        #expect(queue.start(at: at(5)).isEmpty)
        #expect(queue.start(at: at(10)) == ["a"])
    }

    @Test func `sources of one host follow each other at a distance`() {
        var queue = queue()
        for name in ["a", "b", "c"] { queue.plan(name, host: "x", at: begin) }
        #expect(queue.start(at: begin) == ["a"])
        queue.end("a", at: at(0.2))
        #expect(queue.start(at: at(0.9)).isEmpty)
        #expect(queue.nextStart == at(1))
        #expect(queue.start(at: at(1)) == ["b"])
        // The host is still busy when its distance is over.
        #expect(queue.start(at: at(3)).isEmpty)
        queue.end("b", at: at(4))
        #expect(queue.start(at: at(4)) == ["c"])
    }

    @Test func `hosts do not wait for each other`() {
        var queue = queue()
        for (name, host) in [("a", "x"), ("b", "y"), ("c", "x")] {
            queue.plan(name, host: host, at: begin)
        }
        #expect(queue.start(at: begin) == ["a", "b"])
    }

    @Test func `a host with two connections serves two at once`() {
        var queue = queue(connections: 2, spacing: 0)
        for name in ["a", "b", "c"] { queue.plan(name, host: "x", at: begin) }
        #expect(queue.start(at: begin) == ["a", "b"])
        queue.end("a", at: at(1))
        #expect(queue.start(at: at(1)) == ["c"])
    }

    @Test func `no more run at once than there is room for`() {
        var queue = queue(width: 2)
        for name in ["a", "b", "c"] { queue.plan(name, host: nil, at: begin) }
        #expect(queue.start(at: begin) == ["a", "b"])
        #expect(queue.nextStart == nil)
        queue.end("b", at: begin)
        #expect(queue.start(at: begin) == ["c"])
    }

    @Test func `a host that asked for rest is left alone with all its sources`() {
        var queue = queue()
        queue.plan("a", host: "x", at: begin)
        queue.plan("b", host: "x", at: at(2))
        #expect(queue.start(at: begin) == ["a"])
        queue.rest("x", until: at(30))
        queue.end("a", at: at(1))
        #expect(queue.start(at: at(29)).isEmpty)
        #expect(queue.start(at: at(30)) == ["b"])
    }

    @Test func `a source that was removed does not start`() {
        var queue = queue()
        queue.plan("a", host: "x", at: begin)
        queue.remove("a")
        #expect(queue.start(at: at(1)).isEmpty)
    }

    @Test func `a source that was removed while it waited for its host does not start`() {
        var queue = queue()
        for name in ["a", "b", "c"] { queue.plan(name, host: "x", at: begin) }
        #expect(queue.start(at: begin) == ["a"])
        queue.remove("b")
        queue.end("a", at: at(0.5))
        #expect(queue.start(at: at(1)) == ["c"])
    }

    @Test func `a source that is planned anew while it waits for its host starts once`() {
        var queue = queue()
        for name in ["a", "b"] { queue.plan(name, host: "x", at: begin) }
        #expect(queue.start(at: begin) == ["a"])
        queue.plan("b", host: "x", at: at(0.5))
        queue.end("a", at: at(0.5))
        #expect(queue.start(at: at(1)) == ["b"])
        queue.end("b", at: at(1.5))
        #expect(queue.start(at: at(9)).isEmpty)
    }

    @Test func `a source that is planned while it runs starts again after its end`() {
        var queue = queue(spacing: 0)
        queue.plan("a", host: "x", at: begin)
        #expect(queue.start(at: begin) == ["a"])
        queue.plan("a", host: "y", at: at(1))
        queue.end("a", at: at(0.5))
        #expect(queue.start(at: at(1)) == ["a"])
        queue.plan("b", host: "x", at: at(1))
        #expect(queue.start(at: at(1)) == ["b"])
    }

    @Test func `a thousand sources of one host are served in turn, none twice`() {
        var queue = queue(spacing: 1, width: 4)
        let names = (0..<1000).map { "s\($0)" }
        for name in names { queue.plan(name, host: "x", at: begin) }
        var served: [String] = []
        var now = begin
        while served.count < names.count {
            for name in queue.start(at: now) {
                served.append(name)
                queue.end(name, at: now)
            }
            guard let next = queue.nextStart else { break }
            now = max(now, next)
        }
        #expect(served == names)
        #expect(now == at(999))
    }
}
