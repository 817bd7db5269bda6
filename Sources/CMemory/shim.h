// SPDX-License-Identifier: Apache-2.0
// The parts of the C library about memory that Swift's module of it leaves out.
#pragma once
#include <elf.h>
#include <malloc.h>
#include <stddef.h>

// As in dl_iterate_phdr(3). <link.h> shows it under _GNU_SOURCE only, with which this module would
// see other types than Swift's module of the C library.
struct dl_phdr_info {
    Elf64_Addr dlpi_addr;
    const char *dlpi_name;
    const Elf64_Phdr *dlpi_phdr;
    Elf64_Half dlpi_phnum;
    // More follows, which its size tells of.
};

int dl_iterate_phdr(
    int (*callback)(struct dl_phdr_info *info, size_t size, void *data), void *data);
