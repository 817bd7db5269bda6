# SPDX-License-Identifier: Apache-2.0
"""Judges a JSON array of texts with vaderSentiment; prints processor seconds."""

import json
import sys
import time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

with open(sys.argv[1], encoding="utf-8") as file:
    texts = json.load(file)
analyzer = SentimentIntensityAnalyzer()
start = time.process_time()
for text in texts:
    analyzer.polarity_scores(text)
print(time.process_time() - start)
