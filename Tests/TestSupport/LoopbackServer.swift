// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A server on the loopback interface that sends exactly the bytes a test wants.
///
/// One thread accepts, one thread serves each connection; `stop` ends them all.
package final class LoopbackServer: Sendable {
    /// What is done with a connection after a request was read.
    package enum Step: Sendable {
        case send([UInt8])
        /// Until the other side closes.
        case sendForever([UInt8])
        /// Says nothing more until the other side closes.
        case hold
        case close

        package static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
    }

    /// What a test can wait for.
    package enum Event: Sendable {
        case request
        case closed
    }

    private struct State {
        var requests: [String] = []
        var open: Set<Int32> = []
        var connections = 0
        var mostAtOnce = 0
        var sentBytes = 0
        var isStopped = false
    }

    package let host: String
    package let port: UInt16
    /// The requests as they are read and the connections as they end.
    package let events: AsyncStream<Event>
    private let reports: AsyncStream<Event>.Continuation
    private let listener: Int32
    private let state = Mutex(State())
    private let answer: @Sendable (String) -> [Step]
    private let speaksFirst: Bool

    /// Starts serving; `answer` gets the head of each request.
    ///
    /// `speaksFirst`: answers an empty request before it reads any.
    package init(
        host: String = "127.0.0.1", speaksFirst: Bool = false,
        answer: @escaping @Sendable (String) -> [Step]
    ) throws {
        self.host = host
        self.speaksFirst = speaksFirst
        self.answer = answer
        (events, reports) = AsyncStream.makeStream()
        (listener, port) = try Self.listen(host)
        let thread = Thread { [self] in acceptAll() }
        thread.start()
    }

    package func url(_ path: String = "/feed", user: String = "") -> String {
        "http://\(user)\(host):\(port)\(path)"
    }

    package var requests: [String] { state.withLock { $0.requests } }
    package var connections: Int { state.withLock { $0.connections } }
    package var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }
    package var sentBytes: Int { state.withLock { $0.sentBytes } }

    package func stop() {
        state.withLock { state in
            state.isStopped = true
            for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
        }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    package static func listen(_ host: String) throws -> (Int32, UInt16) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr(host)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && Glibc.listen(listener, 512) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isReady else { throw POSIXError(.EADDRINUSE) }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    private func acceptAll() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { break }
            let isWanted = state.withLock { state in
                guard !state.isStopped else { return false }
                state.open.insert(connection)
                state.connections += 1
                state.mostAtOnce = max(state.mostAtOnce, state.open.count)
                return true
            }
            guard isWanted else {
                close(connection)
                break
            }
            let thread = Thread { [self] in serve(connection) }
            thread.start()
        }
        close(listener)
    }

    private func serve(_ connection: Int32) {
        if speaksFirst { _ = answer("").allSatisfy { perform($0, on: connection) } }
        while let request = readHead(connection) {
            state.withLock { $0.requests.append(request) }
            reports.yield(.request)
            guard answer(request).allSatisfy({ perform($0, on: connection) }) else { break }
        }
        state.withLock { state in
            state.open.remove(connection)
            close(connection)
        }
        reports.yield(.closed)
    }

    private func readHead(_ connection: Int32) -> String? {
        var head: [UInt8] = []
        var byte: UInt8 = 0
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard recv(connection, &byte, 1, 0) == 1 else { return nil }
            head.append(byte)
        }
        // One character a byte, so that a test sees what is not UTF-8 as well.
        return String(String.UnicodeScalarView(head.map { Unicode.Scalar($0) }))
    }

    private func perform(_ step: Step, on connection: Int32) -> Bool {
        switch step {
        case .send(let bytes): return sendAll(bytes, on: connection)
        case .sendForever(let bytes):
            while sendAll(bytes, on: connection) {}
            return false
        case .hold:
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
            return false
        case .close: return false
        }
    }

    private func sendAll(_ bytes: [UInt8], on connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { buffer in
                Glibc.send(
                    connection, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            state.withLock { $0.sentBytes += sent }
            rest = rest.dropFirst(sent)
        }
        return true
    }
}

extension LoopbackServer.Step {
    /// A whole answer with its length.
    package static func answer(
        _ status: String = "200 OK", headers: [String] = [], body: String = ""
    ) -> Self {
        answer(status, headers: headers, bytes: Array(body.utf8))
    }

    package static func answer(_ status: String, headers: [String] = [], bytes: [UInt8]) -> Self {
        let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(bytes.count)", "", ""]
        return .send(Array(lines.joined(separator: "\r\n").utf8) + bytes)
    }

    package static func redirect(_ status: String = "302 Found", to target: String) -> Self {
        answer(status, headers: ["Location: \(target)"])
    }
}
