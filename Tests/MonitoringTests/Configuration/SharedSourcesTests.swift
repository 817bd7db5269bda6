// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Monitoring

@Suite struct SharedSourcesTests {
    private func source(_ number: Int, path: String = "") -> Source {
        Source(name: "feed \(number)", location: .url("https://a.example/\(number)\(path)"))
    }

    @Test func `a list comes out as it goes in, whatever was taken out, put in or changed`() {
        let old = (0..<900).map { source($0) }
        var new = old
        new[5] = source(5, path: "/moved")
        new.removeSubrange(300..<800)
        new.insert(source(2000), at: 100)
        new.swapAt(20, 21)
        var shared = SharedSources(old)
        #expect(new.map { shared.share($0) } == new)
    }
}
