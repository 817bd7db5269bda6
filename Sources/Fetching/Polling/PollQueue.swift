// SPDX-License-Identifier: Apache-2.0

package import Foundation
internal import HeapModule

/// Which sources are asked next, and when their hosts let them be asked.
///
/// One queue serves all sources: starting, ending and planning a poll each cost the logarithm of
/// their number. It never looks at a clock; times are told to it.
package struct PollQueue: Sendable {
    /// How hosts are treated.
    package struct Manners: Sendable, Hashable {
        /// Polls of one host at once.
        package var hostConnections: Int
        /// Between the starts of two polls of one host, in seconds.
        package var hostSpacing: TimeInterval
        /// Polls at once in all; bounds what is held in memory.
        package var width: Int

        /// Manners; one poll at once is the least.
        package init(hostConnections: Int, hostSpacing: TimeInterval, width: Int) {
            self.hostConnections = max(1, hostConnections)
            self.hostSpacing = hostSpacing
            self.width = max(1, width)
        }
    }

    /// A source or a host that is looked at when its time comes.
    private struct Entry: Comparable {
        enum Subject: Equatable {
            case source(String)
            case host(String)
        }

        var time: Date
        /// Of two at one time the one that was planned first.
        var order: Int
        var subject: Subject

        static func < (one: Entry, other: Entry) -> Bool {
            (one.time, one.order) < (other.time, other.order)
        }
    }

    /// The next poll of a source.
    private struct Plan {
        var host: String?
        var time: Date
        /// Its time has come, and it waits for its host.
        var isWaiting = false
    }

    private struct Host {
        var running = 0
        /// Before this no poll may begin.
        var opens = Date.distantPast
        /// Sources that are due and wait for it, first come first served.
        var waiting: [String] = []
        /// Of those, how many have been served.
        var served = 0
        var isPlanned = false

        var hasWaiting: Bool { served < waiting.count }

        mutating func next() -> String {
            defer {
                served += 1
                // The served half is let go at once, so that each is moved once only.
                if served * 2 > waiting.count {
                    waiting.removeFirst(served)
                    served = 0
                }
            }
            return waiting[served]
        }
    }

    package var manners: Manners
    private var entries = Heap<Entry>()
    private var planned = 0
    /// The plans of sources that do not run; an entry of another time is out of date.
    private var plans: [String: Plan] = [:]
    private var hosts: [String: Host] = [:]
    /// The polls that run, with the host that each was begun for; empty for none.
    private var running: [String: String] = [:]

    package init(manners: Manners) { self.manners = manners }

    /// Polls that have begun and not ended.
    package var runningCount: Int { running.count }

    /// Plans the next poll of a source, in place of one that was planned; one that waits for its
    /// host already goes on waiting.
    ///
    /// `host`: sources with the same one share its connections and its spacing; nil for a file.
    package mutating func plan(_ source: String, host: String?, at time: Date) {
        if let plan = plans[source] {
            // An entry that says the same is there: another one for every reload would pile up.
            guard !plan.isWaiting, plan.time != time || plan.host != host else { return }
        }
        plans[source] = Plan(host: host, time: time)
        push(.source(source), at: time)
    }

    /// Forgets a source; a poll of it that runs ends as usual.
    package mutating func remove(_ source: String) { plans[source] = nil }

    /// The sources to poll now, in the order in which they became due.
    package mutating func start(at now: Date) -> [String] {
        var started: [String] = []
        while running.count < manners.width, let first = entries.min, first.time <= now {
            entries.removeMin()
            switch first.subject {
            case .source(let source):
                guard let plan = plans[source], plan.time == first.time, !plan.isWaiting else {
                    continue
                }
                guard running[source] == nil else {
                    // It is planned again when it ends.
                    plans[source] = nil
                    continue
                }
                guard let host = plan.host else {
                    begin(source, host: "", &started)
                    continue
                }
                plans[source]?.isWaiting = true
                hosts[host, default: Host()].waiting.append(source)
                open(host, at: now, &started)
            case .host(let host):
                hosts[host]?.isPlanned = false
                open(host, at: now, &started)
            }
        }
        return started
    }

    /// Ends a poll, so that its host may serve the next one.
    package mutating func end(_ source: String, at now: Date) {
        guard let host = running.removeValue(forKey: source), !host.isEmpty else { return }
        hosts[host]?.running -= 1
        planHost(host, at: now)
    }

    /// Leaves a host alone until a time, as it has asked for.
    package mutating func rest(_ host: String, until time: Date) {
        let opens = hosts[host]?.opens ?? .distantPast
        hosts[host, default: Host()].opens = max(opens, time)
    }

    /// When there may be something to start; nil when nothing is planned, or all places are taken.
    package var nextStart: Date? { running.count < manners.width ? entries.min?.time : nil }

    /// What is kept to be looked at, out of date or not.
    var entryCount: Int { entries.count }

    private mutating func begin(_ source: String, host: String, _ started: inout [String]) {
        plans[source] = nil
        running[source] = host
        started.append(source)
    }

    /// Starts the first that waits for a host if the host is open, and plans the next look at it.
    private mutating func open(_ name: String, at now: Date, _ started: inout [String]) {
        guard var host = hosts[name] else { return }
        while host.hasWaiting, host.running < manners.hostConnections, host.opens <= now {
            let source = host.next()
            // It may have been removed while it waited.
            guard plans[source]?.isWaiting == true else { continue }
            host.running += 1
            host.opens = now.addingTimeInterval(manners.hostSpacing)
            begin(source, host: name, &started)
            break
        }
        hosts[name] = host
        planHost(name, at: now)
    }

    private mutating func planHost(_ name: String, at now: Date) {
        guard let host = hosts[name] else { return }
        if !host.hasWaiting, host.running == 0, host.opens <= now {
            hosts[name] = nil
        } else if host.hasWaiting, !host.isPlanned, host.running < manners.hostConnections {
            hosts[name]?.isPlanned = true
            push(.host(name), at: max(now, host.opens))
        }
    }

    private mutating func push(_ subject: Entry.Subject, at time: Date) {
        planned += 1
        entries.insert(Entry(time: time, order: planned, subject: subject))
    }
}
