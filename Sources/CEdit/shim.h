#include <histedit.h>
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>

// Swift cannot call functions with a variable number of arguments, nor macros with arguments. These are the calls of
// `el_set`, `el_get`, `history` and `pselect` that are needed, one function each.

/// An editor on the standard streams; NULL when there is none for this terminal.
static inline EditLine *edit_begin(const char *program) { return el_init(program, stdin, stdout, stderr); }

/// The editor asks for the text of its prompt before each line.
static inline void edit_set_prompt(EditLine *editor, char *(*prompt)(EditLine *)) {
  el_set(editor, EL_PROMPT, prompt);
}

/// The editor gets its characters from a function, which answers how many it got, or -1.
static inline void edit_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  el_set(editor, EL_GETCFN, reader);
}

/// The object that callbacks find their state in.
static inline void edit_set_owner(EditLine *editor, void *owner) { el_set(editor, EL_CLIENTDATA, owner); }

static inline void *edit_owner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

/// Makes a command of the editor, which keys can be bound to.
static inline void edit_add_command(
    EditLine *editor, const char *name, const char *help, unsigned char (*command)(EditLine *, int)) {
  el_set(editor, EL_ADDFN, name, help, command);
}

static inline void edit_bind(EditLine *editor, const char *keys, const char *command) {
  el_set(editor, EL_BIND, keys, command, NULL);
}

static inline void edit_use_emacs_keys(EditLine *editor) { el_set(editor, EL_EDITOR, "emacs"); }

/// Puts the terminal into the editor's mode; `el_gets` itself does so only after it has shown the prompt.
static inline void edit_prepare(EditLine *editor) { el_set(editor, EL_PREP_TERM, 1); }

/// Draws the line anew.
static inline void edit_redraw(EditLine *editor) { el_set(editor, EL_REFRESH); }

/// Waits for standard input with the given signals blocked, and answers 1, or -1 after a signal.
static inline int edit_wait(const sigset_t *blocked) {
  fd_set descriptors;
  FD_ZERO(&descriptors);
  FD_SET(STDIN_FILENO, &descriptors);
  return pselect(STDIN_FILENO + 1, &descriptors, NULL, NULL, NULL, blocked);
}

static inline void edit_use_history(EditLine *editor, History *entries) {
  el_set(editor, EL_HIST, history, entries);
}

static inline void edit_set_history_size(History *entries, int size) {
  HistEvent event;
  history(entries, &event, H_SETSIZE, size);
}

static inline void edit_add_to_history(History *entries, const char *text) {
  HistEvent event;
  history(entries, &event, H_ENTER, text);
}
