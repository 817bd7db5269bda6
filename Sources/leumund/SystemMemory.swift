// SPDX-License-Identifier: Apache-2.0

import Glibc

/// How the C library keeps memory that was given back to it.
///
/// A reload makes everything anew before it lets go of the old, on whatever thread it runs. With an
/// arena for each thread the holes of one are of no use to the others. Both calls are looked up by
/// name, since Swift's module of the C library leaves `malloc.h` out; without them nothing is lost
/// but room.
enum SystemMemory {
    /// Source: `malloc.h` of glibc, `M_ARENA_MAX`.
    private static let arenaLimit: Int32 = -8

    /// One arena for all threads; to be called before they begin.
    static func useOneArena() {
        typealias Call = @convention(c) (Int32, Int32) -> Int32
        guard let found = dlsym(nil, "mallopt") else { return }
        _ = unsafeBitCast(found, to: Call.self)(arenaLimit, 1)
    }

    /// Returns whole free pages to the system.
    static func giveBack() {
        typealias Call = @convention(c) (Int) -> Int32
        guard let found = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(found, to: Call.self)(0)
    }
}
