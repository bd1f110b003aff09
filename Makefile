# The commands of the project; `make help` lists them. WASM_TOOLCHAIN (nothing, rustup or debian) is explained in scripts/setup.sh.
.DEFAULT_GOAL := help
.PHONY: help serve build test bench eval train clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

serve: build ## set up, build and serve the page on 127.0.0.1:$PORT (8080)
	@python3 scripts/serve.py dist

build: ## set up and build dist/, which any static host can serve from any sub-path
	@scripts/setup.sh checks wasm
	@scripts/build.sh

test: ## set up and run every check; STEPS="fmt clippy" runs only those
	@scripts/test.sh $(STEPS)

bench: ## characters per second, native and as wasm beside its only peer; how long a reader of the page waits; Lighthouse
	@scripts/bench.sh

eval: ## score the annotator on the development sets in ../shared
	@scripts/eval.py --all

train: ## train the taggers on the corpora in ../shared and write static/model.bin and static/pos.bin
	@cargo run --locked --release --quiet --features train --bin train
	@cargo run --locked --release --quiet --features train --bin train pos

clean: ## remove everything that was built
	rm -rf target dist tests/browser/node_modules
