#ifndef NBRUN_ASSETS_H
#define NBRUN_ASSETS_H

#include <stddef.h>
#include <stdint.h>

// Files that lie beside assets.c, as bytes in the binary.

/// The style sheet of every page, UTF-8 without a terminating zero.
const uint8_t *_Nonnull nbrun_page_css(void);
/// The length of the style sheet in bytes.
size_t nbrun_page_css_size(void);

/// What the style sheet adds where a plot has the colours of a field, UTF-8.
const uint8_t *_Nonnull nbrun_fields_css(void);
/// Its length in bytes.
size_t nbrun_fields_css_size(void);

/// What the style sheet of a page that is printed to a PDF adds, UTF-8.
const uint8_t *_Nonnull nbrun_paper_css(void);
/// Its length in bytes.
size_t nbrun_paper_css_size(void);

/// The script of every lesson's page, UTF-8 without a terminating zero.
const uint8_t *_Nonnull nbrun_page_js(void);
/// The length of the script in bytes.
size_t nbrun_page_js_size(void);

/// The script of a page that is printed to a PDF, UTF-8.
const uint8_t *_Nonnull nbrun_paper_js(void);
/// Its length in bytes.
size_t nbrun_paper_js_size(void);

/// What the style sheet adds where a page has controls, UTF-8.
const uint8_t *_Nonnull nbrun_live_css(void);
/// Its length in bytes.
size_t nbrun_live_css_size(void);

/// What it adds where such a page can compute, UTF-8.
const uint8_t *_Nonnull nbrun_engine_css(void);
/// Its length in bytes.
size_t nbrun_engine_css_size(void);

/// The script of a live page, UTF-8.
const uint8_t *_Nonnull nbrun_live_js(void);
/// Its length in bytes.
size_t nbrun_live_js_size(void);

/// The script of a page with controls, UTF-8.
const uint8_t *_Nonnull nbrun_controls_js(void);
/// Its length in bytes.
size_t nbrun_controls_js_size(void);

/// The script of a page with points to drag, UTF-8.
const uint8_t *_Nonnull nbrun_points_js(void);
/// Its length in bytes.
size_t nbrun_points_js_size(void);

/// The script of a page with code to edit, UTF-8.
const uint8_t *_Nonnull nbrun_editor_js(void);
/// Its length in bytes.
size_t nbrun_editor_js_size(void);

/// The script of a page with exercises, UTF-8.
const uint8_t *_Nonnull nbrun_exercises_js(void);
/// Its length in bytes.
size_t nbrun_exercises_js_size(void);

/// The script of a page with lists of states, UTF-8.
const uint8_t *_Nonnull nbrun_stepper_js(void);
/// Its length in bytes.
size_t nbrun_stepper_js_size(void);

/// The script of the presenter's view, UTF-8.
const uint8_t *_Nonnull nbrun_present_js(void);
/// Its length in bytes.
size_t nbrun_present_js_size(void);

/// The script of the worker that owns the engine of such a page, UTF-8.
const uint8_t *_Nonnull nbrun_live_worker_js(void);
/// Its length in bytes.
size_t nbrun_live_worker_js_size(void);

/// The small module of WebAssembly that unpacks the engine, as text (`wasm/pack.c`).
const uint8_t *_Nonnull nbrun_unpacker(void);
/// Its length in bytes; 0 in a build without the engine.
size_t nbrun_unpacker_size(void);

/// The engine, WebAssembly and its library in streams of LZMA (`wasm/unpack.c`), as text.
const uint8_t *_Nonnull nbrun_engine(void);
/// The length of the compressed engine in bytes; 0 in a build without the engine.
size_t nbrun_engine_size(void);

#endif
