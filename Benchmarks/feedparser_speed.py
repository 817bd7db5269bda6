# SPDX-License-Identifier: Apache-2.0
"""Reads the files of a list with feedparser; prints processor time, bytes and items as JSON."""

import json
import sys
import time

import feedparser

documents = [open(path, "rb").read() for path in open(sys.argv[1]).read().split("\n") if path]
# JSON is not its trade.
documents = [data for data in documents if data.lstrip()[:1] not in (b"{", b"[")]
start = time.process_time()
items = sum(len(feedparser.parse(data).entries) for data in documents)
print(json.dumps({"version": feedparser.__version__, "seconds": time.process_time() - start,
                  "bytes": sum(map(len, documents)), "items": items}))
