// SPDX-License-Identifier: Apache-2.0

import CMemory
import Glibc
import ServiceLifecycle

/// Memory that is given back to the system, which otherwise keeps it for us.
enum SystemMemory {
    /// One arena of the heap for all threads; to be called before they begin.
    ///
    /// A reload makes everything anew before it lets go of the old, on whatever thread it runs.
    /// With an arena for each thread the holes of one are of no use to the others.
    static func useOneArena() { mallopt(M_ARENA_MAX, 1) }

    /// Returns whole free pages of the heap, and the program's code as far as it is not in use.
    static func giveBack() {
        malloc_trim(0)
        giveBackCode()
    }

    /// Lets go of the code of program and libraries: what runs on is mapped again at the next
    /// step, from the files that the system holds anyway, and what only the start needed is not.
    ///
    /// The loader's lock is held meanwhile, so that no library can be unloaded and no other memory
    /// take its place. Code is never written to, so nothing of it can be lost.
    private static func giveBackCode() {
        _ = dl_iterate_phdr(
            { object, _, _ in
                guard let object = object?.pointee else { return 0 }
                let headers = UnsafeBufferPointer(
                    start: object.dlpi_phdr, count: Int(object.dlpi_phnum))
                for header in headers where SystemMemory.isCode(header) {
                    let start = UInt(object.dlpi_addr) + UInt(header.p_vaddr)
                    let page = start & ~(UInt(getpagesize()) - 1)
                    madvise(
                        UnsafeMutableRawPointer(bitPattern: page),
                        Int(start - page + UInt(header.p_memsz)), MADV_DONTNEED)
                }
                return 0
            }, nil)
    }

    private static func isCode(_ header: Elf64_Phdr) -> Bool {
        header.p_type == PT_LOAD && header.p_flags & UInt32(PF_X | PF_W) == UInt32(PF_X)
    }
}

/// Keeps the memory of the program at what it works with.
///
/// The code of a start, a first reading or a reload is some 25 MiB that are not needed again soon.
struct Tidy: Service {
    /// In seconds; ours: what is given back too early is mapped again within a millisecond.
    private static let pause = 10

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                SystemMemory.giveBack()
                // Ends early when cancelled.
                try? await Task.sleep(for: .seconds(Self.pause))
            }
        }
    }
}
