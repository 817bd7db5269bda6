// SPDX-License-Identifier: Apache-2.0
// The parts of the C library about memory that Swift's module of it leaves out.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <link.h>
#include <malloc.h>
