// SPDX-License-Identifier: Apache-2.0

/// The most numbers of a row that increase from left to right.
enum IncreasingRun {
    /// The places of such numbers, in order; n log n (Fredman 1975, doi:10.1016/0012-365X(75)90103-X).
    static func longest(of numbers: [Int]) -> [Int] {
        /// For each length, the place of the smallest number that ends a run of it.
        var ends: [Int] = []
        var before = [Int?](repeating: nil, count: numbers.count)
        for (place, number) in numbers.enumerated() {
            let length = ends.partitioningIndex { numbers[$0] >= number }
            before[place] = length > 0 ? ends[length - 1] : nil
            if length == ends.count { ends.append(place) } else { ends[length] = place }
        }
        var run: [Int] = []
        var place = ends.last
        while let next = place {
            run.append(next)
            place = before[next]
        }
        return run.reversed()
    }
}

extension [Int] {
    /// The first index whose element fulfils this; all later ones do as well.
    fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
