#include "CAssets.h"

static const uint8_t page_css[] = {
#embed "page.css"
};

const uint8_t *nbrun_page_css(void) { return page_css; }
size_t nbrun_page_css_size(void) { return sizeof page_css; }

static const uint8_t fields_css[] = {
#embed "fields.css"
};

const uint8_t *nbrun_fields_css(void) { return fields_css; }
size_t nbrun_fields_css_size(void) { return sizeof fields_css; }

static const uint8_t paper_css[] = {
#embed "paper.css"
};

const uint8_t *nbrun_paper_css(void) { return paper_css; }
size_t nbrun_paper_css_size(void) { return sizeof paper_css; }

static const uint8_t page_js[] = {
#embed "page.js"
};

const uint8_t *nbrun_page_js(void) { return page_js; }
size_t nbrun_page_js_size(void) { return sizeof page_js; }

static const uint8_t paper_js[] = {
#embed "paper.js"
};

const uint8_t *nbrun_paper_js(void) { return paper_js; }
size_t nbrun_paper_js_size(void) { return sizeof paper_js; }

static const uint8_t live_css[] = {
#embed "live.css"
};

const uint8_t *nbrun_live_css(void) { return live_css; }
size_t nbrun_live_css_size(void) { return sizeof live_css; }

static const uint8_t engine_css[] = {
#embed "engine.css"
};

const uint8_t *nbrun_engine_css(void) { return engine_css; }
size_t nbrun_engine_css_size(void) { return sizeof engine_css; }

static const uint8_t live_js[] = {
#embed "live.js"
};

const uint8_t *nbrun_live_js(void) { return live_js; }
size_t nbrun_live_js_size(void) { return sizeof live_js; }

static const uint8_t editor_js[] = {
#embed "editor.js"
};

const uint8_t *nbrun_editor_js(void) { return editor_js; }
size_t nbrun_editor_js_size(void) { return sizeof editor_js; }

static const uint8_t exercises_js[] = {
#embed "exercises.js"
};

const uint8_t *nbrun_exercises_js(void) { return exercises_js; }
size_t nbrun_exercises_js_size(void) { return sizeof exercises_js; }

static const uint8_t stepper_js[] = {
#embed "stepper.js"
};

const uint8_t *nbrun_stepper_js(void) { return stepper_js; }
size_t nbrun_stepper_js_size(void) { return sizeof stepper_js; }

static const uint8_t present_js[] = {
#embed "present.js"
};

const uint8_t *nbrun_present_js(void) { return present_js; }
size_t nbrun_present_js_size(void) { return sizeof present_js; }

static const uint8_t live_worker_js[] = {
#embed "live-worker.js"
};

const uint8_t *nbrun_live_worker_js(void) { return live_worker_js; }
size_t nbrun_live_worker_js_size(void) { return sizeof live_worker_js; }

// The engine is built for WebAssembly first and is absent in a plain `swift build`.
#if __has_embed("engine.wasm.lzma") == __STDC_EMBED_FOUND__ && __has_embed("unpack.wasm") == __STDC_EMBED_FOUND__

static const uint8_t engine[] = {
#embed "engine.wasm.lzma"
};

static const uint8_t unpacker[] = {
#embed "unpack.wasm"
};

const uint8_t *nbrun_unpacker(void) { return unpacker; }
size_t nbrun_unpacker_size(void) { return sizeof unpacker; }

const uint8_t *nbrun_engine(void) { return engine; }
size_t nbrun_engine_size(void) { return sizeof engine; }

#else

static const uint8_t no_engine[1] = {0};

const uint8_t *nbrun_unpacker(void) { return no_engine; }
size_t nbrun_unpacker_size(void) { return 0; }

const uint8_t *nbrun_engine(void) { return no_engine; }
size_t nbrun_engine_size(void) { return 0; }

#endif
