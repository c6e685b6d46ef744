#include "CAssets.h"

// Scripts are minified for the pages of a release (Scripts/minify.sh); a debug build has them as they are written.

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
#if defined __OPTIMIZE__ && __has_embed("minified/page.js")
#embed "minified/page.js"
#else
#embed "page.js"
#endif
};

const uint8_t *nbrun_page_js(void) { return page_js; }
size_t nbrun_page_js_size(void) { return sizeof page_js; }

static const uint8_t paper_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/paper.js")
#embed "minified/paper.js"
#else
#embed "paper.js"
#endif
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
#if defined __OPTIMIZE__ && __has_embed("minified/live.js")
#embed "minified/live.js"
#else
#embed "live.js"
#endif
};

const uint8_t *nbrun_live_js(void) { return live_js; }
size_t nbrun_live_js_size(void) { return sizeof live_js; }

static const uint8_t controls_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/controls.js")
#embed "minified/controls.js"
#else
#embed "controls.js"
#endif
};

const uint8_t *nbrun_controls_js(void) { return controls_js; }
size_t nbrun_controls_js_size(void) { return sizeof controls_js; }

static const uint8_t points_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/points.js")
#embed "minified/points.js"
#else
#embed "points.js"
#endif
};

const uint8_t *nbrun_points_js(void) { return points_js; }
size_t nbrun_points_js_size(void) { return sizeof points_js; }

static const uint8_t editor_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/editor.js")
#embed "minified/editor.js"
#else
#embed "editor.js"
#endif
};

const uint8_t *nbrun_editor_js(void) { return editor_js; }
size_t nbrun_editor_js_size(void) { return sizeof editor_js; }

static const uint8_t exercises_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/exercises.js")
#embed "minified/exercises.js"
#else
#embed "exercises.js"
#endif
};

const uint8_t *nbrun_exercises_js(void) { return exercises_js; }
size_t nbrun_exercises_js_size(void) { return sizeof exercises_js; }

static const uint8_t stepper_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/stepper.js")
#embed "minified/stepper.js"
#else
#embed "stepper.js"
#endif
};

const uint8_t *nbrun_stepper_js(void) { return stepper_js; }
size_t nbrun_stepper_js_size(void) { return sizeof stepper_js; }

static const uint8_t present_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/present.js")
#embed "minified/present.js"
#else
#embed "present.js"
#endif
};

const uint8_t *nbrun_present_js(void) { return present_js; }
size_t nbrun_present_js_size(void) { return sizeof present_js; }

static const uint8_t live_worker_js[] = {
#if defined __OPTIMIZE__ && __has_embed("minified/live-worker.js")
#embed "minified/live-worker.js"
#else
#embed "live-worker.js"
#endif
};

const uint8_t *nbrun_live_worker_js(void) { return live_worker_js; }
size_t nbrun_live_worker_js_size(void) { return sizeof live_worker_js; }

// The engine is built for WebAssembly first and is absent in a plain `swift build`.
#if __has_embed("engine.packed") == __STDC_EMBED_FOUND__ && __has_embed("unpack.packed") == __STDC_EMBED_FOUND__

static const uint8_t engine[] = {
#embed "engine.packed"
};

static const uint8_t unpacker[] = {
#embed "unpack.packed"
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
