# SPDX-License-Identifier: Apache-2.0
"""What strangers, and the machine itself, can do to the program: one test a threat.

README.md maps each threat to its test.
"""
