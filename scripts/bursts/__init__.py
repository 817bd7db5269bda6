# SPDX-License-Identifier: Apache-2.0
"""Streams with known bursts, rules that look for them, and a score for what the rules find."""
