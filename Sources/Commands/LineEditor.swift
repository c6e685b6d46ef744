import CEdit
import Glibc
import Language

/// Lines that are edited in the terminal, by libedit.
final class LineEditor {
  /// What reading a line gave.
  enum Line: Equatable {
    /// A line without its line feed; an earlier input may have several.
    case text(String)
    /// Ctrl-C was pressed.
    case interrupted
    /// Ctrl-D was pressed in an empty line, or the terminal is gone.
    case end
  }

  private let editor: OpaquePointer
  private let history: OpaquePointer
  private let complete: (String) -> Completion
  private var prompt: UnsafeMutablePointer<CChar>?

  /// An editor on the terminal of standard input and output; nil where there is none.
  ///
  /// - Parameters:
  ///   - inputs: the earlier inputs.
  ///   - complete: answers what the name at the end of a text may become.
  init?(inputs: [String], complete: @escaping (String) -> Completion) {
    // Characters are what the locale says they are, and not every terminal's environment names one.
    if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    guard let editor = edit_begin("nbrun") else { return nil }
    guard let history = history_init() else {
      el_end(editor)
      return nil
    }
    self.editor = editor
    self.history = history
    self.complete = complete
    edit_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    edit_set_prompt(editor) { editor in LineEditor.owner(of: editor)?.prompt }
    edit_set_reader(editor) { editor, character in LineEditor.read(editor, character) }
    edit_use_emacs_keys(editor)
    edit_add_command(editor, "nbrun-complete", "Complete a name") { editor, _ in
      LineEditor.owner(of: editor)?.completeName() ?? UInt8(CC_ERROR)
    }
    el_source(editor, nil)
    for (keys, command) in LineEditor.keys { edit_bind(editor, keys, command) }
    edit_set_history_size(history, Int32(InputHistory.limit))
    edit_use_history(editor, history)
    for input in inputs { remember(input) }
  }

  deinit {
    el_end(editor)
    history_end(history)
    free(prompt)
  }

  /// Reads a line.
  func readLine(prompt: String) -> Line {
    free(self.prompt)
    self.prompt = strdup(prompt)
    Interruption.clear()
    edit_prepare(editor)
    var count: Int32 = 0
    guard let line = el_gets(editor, &count), count > 0 else { return Interruption.isRequested ? .interrupted : .end }
    var text = String(cString: line)
    if text.hasSuffix("\n") { text.removeLast() }
    return .text(text)
  }

  /// Offers an input to be entered again.
  func remember(_ input: String) { edit_add_to_history(history, input) }

  /// The width of the terminal in columns.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Keys that people expect and libedit does not bind by itself: Tab, Ctrl-R, Ctrl-W, Delete, and a word at a time with
  /// Ctrl and an arrow.
  private static let keys = [
    ("^I", "nbrun-complete"), ("^R", "em-inc-search-prev"), ("^W", "ed-delete-prev-word"),
    ("\\e[3~", "ed-delete-next-char"), ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
  ]

  private static func owner(of editor: OpaquePointer?) -> LineEditor? {
    guard let owner = edit_owner(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
  }

  // MARK: Characters

  /// Waits for a character. libedit's own function goes on after the first Ctrl-C.
  private static func read(_ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let first = readByte(editor) else { return -1 }
    // The length of a UTF-8 sequence is the number of its first byte's leading ones.
    let length = max(1, (~first).leadingZeroBitCount)
    var bytes = [first]
    while bytes.count < length, length <= 4, let byte = readByte(editor) { bytes.append(byte) }
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return -1 }
    character?.pointee = wchar_t(bitPattern: scalar.value)
    return 1
  }

  private static func readByte(_ editor: OpaquePointer?) -> UInt8? {
    let isReady = Interruption.waitForInput {
      el_resize(editor)
      edit_prepare(editor)
      edit_redraw(editor)
    }
    var byte: UInt8 = 0
    return isReady && Glibc.read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
  }

  // MARK: Completion

  /// The command of the Tab key.
  private func completeName() -> UInt8 {
    guard let line = el_line(editor)?.pointee, let buffer = line.buffer, let cursor = line.cursor else {
      return UInt8(CC_ERROR)
    }
    let bytes = UnsafeRawBufferPointer(start: buffer, count: cursor - buffer)
    let before = String(decoding: bytes, as: UTF8.self)
    let lineBefore = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    if lineBefore.allSatisfy({ $0 == " " }) { return insert("  ") }
    let completion = complete(before)
    let typed = before.utf8.count - completion.start
    let common = completion.commonPrefix.utf8
    if common.count > typed { return insert(String(decoding: Array(common.dropFirst(typed)), as: UTF8.self)) }
    guard completion.names.count > 1 else { return UInt8(CC_ERROR) }
    Files.print(("\n" + inColumns(completion.names, width: LineEditor.columns)).utf8)
    return UInt8(CC_REDISPLAY)
  }

  private func insert(_ text: String) -> UInt8 {
    UInt8(el_insertstr(editor, text) == 0 ? CC_REFRESH : CC_ERROR)
  }
}

/// Names below one another in as many columns as fit, ending in a line feed.
func inColumns(_ names: [String], width: Int) -> String {
  let column = (names.map { $0.count }.max() ?? 0) + 2
  let columns = max(1, width / column)
  let rows = (names.count + columns - 1) / columns
  var text = ""
  for row in 0..<rows {
    var line = ""
    for index in stride(from: row, to: names.count, by: rows) {
      line += String(repeating: " ", count: index / rows * column - line.count) + names[index]
    }
    text += line + "\n"
  }
  return text
}
