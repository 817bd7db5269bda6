# SPDX-License-Identifier: Apache-2.0
#
#   make demo      builds the program and shows it at work on an invented company
#   make test      runs all tests
#   make lint      runs every check: format, rooms, docs, sizes, licence, links, lexicons, unit ...
#   make           everything that CI runs
#   make build     builds the program: .build/release/leumund
#   make accuracy  measures how well texts are judged: our own cases, and sets from beside the
#                  repository (scripts/accuracy --reliability: how well confidence is calibrated)
#   make bench-feeds   measures how fast feeds are read, with feeds from beside the repository
#   make bench-sentiment   measures how fast texts are judged, beside Python's vaderSentiment
#   make bench-fetch   measures how fast feeds are polled, beside `curl --parallel` (needs nginx),
#                  and what the schedule of a day of 100,000 feeds costs
#   make bench-bursts  measures on simulated streams how well bursts are found, beside published
#                  rules, and whether false alarms are as rare as promised (--quick, --self-test)
#   make footprint measures memory with 10,000 feeds, room for mentions, lines of the log
#   make endure    lets the daemon poll 100 feeds a second: does it grow, leak, or ask against the
#                  rules? (MINUTES=60)
#   make fuzz      gives the readers of feeds invented bytes (SECONDS=60 each, TARGET=xml for one)
#   make torture   kills the daemon hundreds of times, makes its disk, clock and limits fail, and
#                  shows it some 270 hostile feeds
#                  (SEEDS=3 KILLS=200 FAULTS=600 or all; scripts/torture --quick in three minutes)
#   make format    formats all Swift files in place
#   make static    builds a program that carries the Swift runtime: .build/static/release/leumund
#   make install   installs the static program, its data, manual pages and systemd files
#                  (PREFIX=/usr DESTDIR=; `make static && sudo make install` builds as yourself)
#   make deb       builds the Debian package .build/deb/leumund_VERSION_ARCH.deb
#   make check-deb     builds it twice and tries it in a fresh Debian (as root, with debootstrap)
#   make clean     removes what was built; fetched packages stay

PREFIX ?= /usr
DESTDIR ?=
SECONDS ?= 60
TARGET ?=
SEEDS ?=
KILLS ?=
FAULTS ?=
MINUTES ?= 60
# What `make install` and `make deb` install.
BINARY ?= .build/static/release/leumund

# Without this, a room could import its neighbour and build without a word.
STRICT = --explicit-target-dependency-import-check error

CHECKS = format spdx hygiene rooms docs sizes links lexicons systemd

bin = $(DESTDIR)$(PREFIX)/bin
share = $(DESTDIR)$(PREFIX)/share
lib = $(DESTDIR)$(PREFIX)/lib

.DEFAULT_GOAL := all
# The targets of `make` are steps in this order, also under `make -j`; swift build is parallel
# by itself.
.NOTPARALLEL:
.PHONY: all setup setup-checks build build-debug static test demo lint format install clean \
    accuracy bench-feeds bench-sentiment bench-fetch bench-bursts footprint endure fuzz torture \
    deb check-deb check-install check-example $(CHECKS:%=check-%)

all: lint test demo check-install

setup:
	@scripts/setup

setup-checks:
	@scripts/setup --checks

build: setup
	swift build -c release $(STRICT) --product leumund

build-debug: setup
	swift build $(STRICT) --product leumund

static: setup
	swift build -c release $(STRICT) --product leumund --static-swift-stdlib \
	    --scratch-path .build/static
	@# A static Foundation knows no time zone when the linker takes its tables for unused.
	@LEUMUND=.build/static/release/leumund scripts/check-install

test: setup
	swift test $(STRICT)

demo: build
	@scripts/demo

# The example comes last: it alone needs a build.
lint: setup-checks $(CHECKS:%=check-%) check-example

$(CHECKS:%=check-%):
	@scripts/$@

check-example: build-debug
	@scripts/check-example

check-install: build
	@scripts/check-install

fuzz: setup
	@scripts/fuzz --seconds $(SECONDS) $(TARGET)

torture: build
	@SEEDS=$(SEEDS) KILLS=$(KILLS) FAULTS=$(FAULTS) scripts/torture

accuracy:
	@scripts/accuracy

bench-feeds bench-sentiment:
	@scripts/$@

bench-fetch bench-bursts footprint: build
	@scripts/$@

endure: build
	@scripts/endure $(MINUTES)

format:
	swift format format -i -r -p --configuration .swift-format \
	    Sources Tests Benchmarks Fuzz Package.swift

install:
	test -x $(BINARY) || $(MAKE) static
	install -D -m 755 $(BINARY) $(bin)/leumund
	find lexicons playbooks templates -type f \
	    -exec install -D -m 644 {} $(share)/leumund/{} \;
	for page in docs/man/*.1; do \
	    test ! -e "$$page" || install -D -m 644 -t $(share)/man/man1 "$$page" || exit 1; \
	done
	install -d $(lib)/systemd/system
	sed 's|/usr/bin/leumund|$(PREFIX)/bin/leumund|' systemd/leumund.service \
	    > $(lib)/systemd/system/leumund.service
	chmod 644 $(lib)/systemd/system/leumund.service
	install -D -m 644 systemd/leumund.sysusers $(lib)/sysusers.d/leumund.conf
	install -D -m 644 systemd/leumund.tmpfiles $(lib)/tmpfiles.d/leumund.conf

deb:
	@test -x $(BINARY) || $(MAKE) static
	@BINARY=$(BINARY) scripts/deb

check-deb:
	@BINARY=$(BINARY) scripts/check-deb

clean:
	swift package clean
	rm -rf .build/static .build/deb/*.deb demo-output
