# What can be done here; `make help` prints the lines with two hashes.

SHELL := /bin/bash
.DEFAULT_GOAL := help
SOURCES := Sources Tests Benchmarks Package.swift

.PHONY: help run test check fmt bench soak samplers clean setup build

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: setup build ## set up everything, then the main job: watch a real training, handle its emergency
	@scripts/main-job.sh

test: setup ## set up everything, then every test
	@scripts/test.sh

check: ## format, lint and unit tests, quickly (debug build)
	@scripts/say.sh "format and lint" swift format lint --strict --recursive $(SOURCES)
	@scripts/say.sh "unit tests (debug)" swift test --scratch-path .build/check --disable-dependency-cache

fmt: ## format the Swift sources in place
	swift format --in-place --recursive $(SOURCES)

bench: setup build ## what recording and diagnostics cost, against a peer in the same run
	@scripts/bench.sh

soak: setup build ## the long trials, in full; writes docs/soak.md
	@scripts/soak.sh

samplers: setup build ## what each sampler can do, by trials of an hour; writes docs/samplers.md
	@scripts/samplers.sh

clean: ## remove everything that was built or set up here
	rm -rf .build .venv .venv-* .run

setup:
	@scripts/setup.sh

build:
	@scripts/build.sh
