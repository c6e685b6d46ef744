# nbrun: `make` builds everything and renders the course, `make test` runs every test; both install what is missing.

BUILD := .build
WASM := .build-wasm
SITE := Output/html
TEXT := Output/text
NBRUN := $(BUILD)/release/nbrun

# Release: the standard library is linked in, so that nbrun starts fast and runs where Swift is not installed. The machine
# jumps to the next instruction from the end of each one (LLVM repeats a shared jump only below these numbers of places
# that lead to it): a tenth less time for a loop of numbers, and none that depends on where the loop happens to lie.
JUMPS := -Xswiftc -Xllvm -Xswiftc -tail-dup-pred-size=1000 -Xswiftc -Xllvm -Xswiftc -tail-dup-succ-size=1000
RELEASE := -c release $(JUMPS) -Xswiftc -static-executable -Xlinker -s --scratch-path $(BUILD)
CHECKED := --explicit-target-dependency-import-check error

ENGINE := Sources/CAssets/engine.packed
ENGINE_SOURCES := $(shell find Sources/Source Sources/Markup Sources/CNumerics Sources/CPrograms Sources/Numerics \
  Sources/Typesetting Sources/Graphics Sources/Language Sources/Notebook Sources/LiveEngine -type f) wasm/build.sh wasm/instructions.h wasm/order.c wasm/streams.c wasm/pack.c wasm/unpack.c wasm/toolset.json Package.swift
SCRIPTS := $(wildcard Sources/CAssets/*.js)
MINIFIED := Sources/CAssets/minified/live.js
SOURCES := $(shell find Sources -type f ! -name '*.packed' ! -path '*/minified/*') Package.swift
NOTEBOOKS := $(shell find Notebooks -type f)
DOCS := $(wildcard docs/*.md)
# The pages of docs/ with computed results, which are committed as text like those of the course.
COMPUTED_DOCS := docs/language.md

BUILD_PACKAGES := libcmark-dev libyaml-dev libedit-dev libeigen3-dev libboost-math-dev pkg-config g++ \
  wasi-libc libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 libclang-rt-19-dev-wasm32 binaryen xz-utils esbuild
TEST_PACKAGES := nodejs lua5.4 chromium firefox-esr python3 python3-pip fonts-urw-base35 fonts-lmodern fonts-noto-mono \
  fontconfig libharfbuzz-bin woff2
PACKAGES := $(BUILD_PACKAGES)

# Seconds of fuzzing.
SECONDS ?= 60

.PHONY: all test bench fuzz golden format lint clean help
all: $(SITE)/.rendered

help:
	@echo 'make         build nbrun with the WebAssembly engine inside, and render Notebooks/ and docs/ into Output/'
	@echo 'make test    run every test: Swift, WebAssembly against native, lint, the committed text, the browser'
	@echo 'make bench   measure against Lua and others'
	@echo 'make fuzz    feed mutated programs and notebooks to nbrun for SECONDS=60; report what fails'
	@echo 'make golden  accept the present results as the expected ones; read the difference before you commit it'
	@echo 'make format  format the sources'
	@echo 'make clean   remove everything that was built'

# The stamp names the packages, so that a changed list is noticed.
$(BUILD)/installed-build: Makefile
	sh Scripts/install.sh $(BUILD_PACKAGES)
	@mkdir -p $(BUILD) && touch $@

$(BUILD)/installed-test: Makefile
	sh Scripts/install.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@mkdir -p $(BUILD) && touch $@ $(BUILD)/installed-build

$(ENGINE): $(ENGINE_SOURCES) | $(BUILD)/installed-build
	sh wasm/build.sh
	@touch $@

$(MINIFIED): $(SCRIPTS) Scripts/minify.sh | $(BUILD)/installed-build
	sh Scripts/minify.sh

$(NBRUN): $(SOURCES) $(ENGINE) $(MINIFIED) | $(BUILD)/installed-build
	swift build $(RELEASE) $(CHECKED) --product nbrun
	@touch $@

$(SITE)/.rendered: $(NBRUN) $(NOTEBOOKS) $(DOCS)
	$(NBRUN) render Notebooks --to html --output-dir $(SITE)
	$(NBRUN) render $(DOCS) --to html --output-dir $(SITE)/docs
	$(NBRUN) render Notebooks --to text --output-dir $(TEXT)
	$(NBRUN) render $(COMPUTED_DOCS) --to text --output-dir $(TEXT)/docs
	@touch $@
	@echo 'Open $(SITE)/index.html in a browser.'

test: $(BUILD)/installed-test $(NBRUN)
	sh Scripts/test.sh

bench: $(BUILD)/installed-test $(NBRUN)
	python3 Benchmarks/run.py $(NBRUN)
	python3 Benchmarks/plots.py $(NBRUN)
	if [ -d /usr/share/nodejs/katex ]; then node Benchmarks/tex.mjs $(NBRUN); fi

fuzz: $(BUILD)/installed-build
	sh Scripts/fuzz.sh $(SECONDS)

golden: $(NBRUN)
	UPDATE_GOLDEN=1 swift test --scratch-path $(BUILD)
	$(NBRUN) render Notebooks --to text --output-dir $(TEXT)
	$(NBRUN) render $(COMPUTED_DOCS) --to text --output-dir $(TEXT)/docs

format:
	swift format --in-place --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf $(BUILD) $(BUILD)-fuzz $(WASM) $(SITE) $(ENGINE) Sources/CAssets/unpack.packed Sources/CAssets/minified
