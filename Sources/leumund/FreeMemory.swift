// SPDX-License-Identifier: Apache-2.0

import CMalloc

/// Gives memory back to the system that was needed for a moment only.
enum FreeMemory {
    /// One pool for small pieces, shared by all threads: each further one keeps its own leftovers.
    ///
    /// The threads of this program wait more for servers than for memory. Source: mallopt(3).
    static func keepTogether() { mallopt(M_ARENA_MAX, 1) }

    /// To be called when something large is done: a configuration was read, or lexicons.
    static func giveBack() { malloc_trim(0) }
}
