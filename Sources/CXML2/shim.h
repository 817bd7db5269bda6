// SPDX-License-Identifier: Apache-2.0
#pragma once

// Debian's libxml2 is built with ICU and shows ICU's types in one structure that only libxml2
// itself looks into. Foundation brings an ICU of its own; with both in sight nothing compiles.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
