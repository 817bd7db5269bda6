// SPDX-License-Identifier: Apache-2.0
#pragma once

/* What Swift's Glibc leaves out. */
#include <malloc.h>
