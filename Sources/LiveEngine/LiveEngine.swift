import CPrograms
import Graphics
import Language
import Markup
import Notebook
import Numerics
import Source

// The engine as a page sees it: bytes in linear memory in, bytes in linear memory out. Every export bears null pointers
// and lengths of zero or less, which stand for no bytes. Offsets beyond the memory are the caller's mistake: nothing
// here could tell them from good ones.

// What lives between two calls. WebAssembly has one thread and the module is one engine, so nothing else reaches these.

nonisolated(unsafe) private var session = Session(host: host)
/// The files that the page carries, by path.
nonisolated(unsafe) private var files: [String: [UInt8]] = [:]
/// The fragment of the last run, at an address that holds until the next one.
nonisolated(unsafe) private var result = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

private var host: Host {
  Host { path throws(Failure) in
    guard let bytes = files[path] else {
      let names = ascending(Array(files.keys)).joined(separator: ", ")
      throw Failure(
        "there is no file '\(path)'", hint: "this page carries \(names.isEmpty ? "no data files" : names)")
    }
    return bytes
  }
}

/// The bytes of an argument; none for a null pointer or a length that is not positive.
private func bytes(_ start: UnsafePointer<UInt8>?, _ length: Int32) -> [UInt8] {
  length > 0 ? Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(length))) : []
}

private func numbers(_ start: UnsafeRawPointer?, _ length: Int32) -> [Double] {
  var values: [Double] = []
  var offset = 0
  while let start, offset + 8 <= Int(length) {
    values.append(start.loadUnaligned(fromByteOffset: offset, as: Double.self))
    offset += 8
  }
  return values
}

private func text(_ start: UnsafePointer<UInt8>?, _ length: Int32) -> String {
  String(decoding: bytes(start, length), as: UTF8.self)
}

/// Gives `size` bytes of linear memory for an argument; null when `size` is not between 1 and 256 MiB.
@c(live_alloc) @_expose(wasm, "live_alloc")
public func liveAlloc(_ size: Int32) -> UnsafeMutableRawPointer? {
  guard size > 0, size <= 1 << 28 else { return nil }
  return .allocate(byteCount: Int(size), alignment: 8)
}

/// Takes back memory of `live_alloc`, once; null is nothing to take back.
@c(live_free) @_expose(wasm, "live_free")
public func liveFree(_ memory: UnsafeMutableRawPointer?) { memory?.deallocate() }

/// Gives the functions of the library that are written in the language, before anything runs. The memory stays theirs.
@c(live_programs) @_expose(wasm, "live_programs")
public func livePrograms(_ text: UnsafePointer<UInt8>?, _ length: Int32) {
  #if hasFeature(Embedded)
    if let text, length > 0 { nbrun_give_programs(text, Int(length)) }
  #endif
}

/// Begins a new session: no variables, random numbers from `seed`, at most `steps` steps in each run. Without a positive
/// number of steps the limit is the one that every run has by default. Files stay.
@c(live_start) @_expose(wasm, "live_start")
public func liveStart(_ seed: UInt64, _ steps: Int32) {
  let limits = steps > 0 ? RunLimits(steps: Int(steps)) : RunLimits()
  session = Session(seed: seed, host: host, limits: limits)
}

/// Puts a file where sessions read it by its path, in place of any file that had the same path.
@c(live_file) @_expose(wasm, "live_file")
public func liveFile(
  _ path: UnsafePointer<UInt8>?, _ pathLength: Int32, _ contents: UnsafePointer<UInt8>?, _ length: Int32
) {
  files[text(path, pathLength)] = bytes(contents, length)
}

/// Runs the code of one cell in the session. `live_result` then gives its results as HTML, whether it came to its end
/// or failed. Diagnostics call the cell by `name`, or `cell` when that is empty.
@c(live_run) @_expose(wasm, "live_run")
public func liveRun(
  _ source: UnsafePointer<UInt8>?, _ length: Int32, _ name: UnsafePointer<UInt8>?, _ nameLength: Int32
) {
  let name = text(name, nameLength)
  let fragment = session.fragment(of: bytes(source, length), name: name.isEmpty ? "cell" : name)
  setResult(fragment)
}

/// The first byte of the last run's result, which stays until the next run; null before the first one.
@c(live_result) @_expose(wasm, "live_result")
public func liveResult() -> UnsafePointer<UInt8>? { UnsafePointer(result.baseAddress) }

/// The length of the last run's result in bytes.
@c(live_result_length) @_expose(wasm, "live_result_length")
public func liveResultLength() -> Int32 { Int32(result.count) }

// A whole notebook.

nonisolated(unsafe) private var notebook = LiveNotebook()

/// Begins a notebook without steps, with random numbers from `seed` and at most `steps` steps of the machine in each run.
@c(live_open) @_expose(wasm, "live_open")
public func liveOpen(_ seed: UInt64, _ steps: Int32) {
  notebook = LiveNotebook(seed: seed, host: host, limits: steps > 0 ? RunLimits(steps: Int(steps)) : RunLimits())
}

/// Chooses the layout of figures that the reader sees: 1 for the wide one, 2 for the narrow one, 0 for both.
@c(live_layout) @_expose(wasm, "live_layout")
public func liveLayout(_ layout: Int32) { notebook.layout = layout == 1 ? .wide : layout == 2 ? .narrow : nil }

/// Takes the title of the tables that show the numbers of figures.
@c(live_table) @_expose(wasm, "live_table")
public func liveTable(_ title: UnsafePointer<UInt8>?, _ length: Int32) { notebook.tableTitle = text(title, length) }

/// Adds a step with its number in the page. `kind` is 0 for a value in running text and 1 for a cell; 2 is added where
/// its results are not shown, 4 where its warnings are not, 8 for the starter of an exercise, 16 for its check and 24 for
/// a solution, 32 where the numbers of figures are shown, and 256 times the number of that exercise.
@c(live_step) @_expose(wasm, "live_step")
public func liveStep(
  _ number: Int32, _ kind: Int32, _ source: UnsafePointer<UInt8>?, _ length: Int32, _ name: UnsafePointer<UInt8>?,
  _ nameLength: Int32
) {
  let name = text(name, nameLength)
  if kind & 1 == 0 {
    notebook.add(value: bytes(source, length), number: Int(number), name: name)
  } else {
    var options = CellOptions()
    if kind & 2 != 0 { options.output = .hidden }
    options.showsWarnings = kind & 4 == 0
    options.role = kind & 24 == 8 ? .starter : kind & 24 == 16 ? .check : kind & 24 == 24 ? .solution : .ordinary
    options.showsFigureData = kind & 32 != 0
    options.exercise = Int(kind >> 8)
    notebook.add(cell: bytes(source, length), number: Int(number), name: name, options: options)
  }
}

/// Takes some mathematics of labels, which gets the next number from 0: how it reads on one line of Unicode text, its runs
/// of text on lines, and the measures of its layouts (`PreparedLabels`), doubles of eight bytes each.
@c(live_form) @_expose(wasm, "live_form")
public func liveForm(
  _ reading: UnsafePointer<UInt8>?, _ readingLength: Int32, _ texts: UnsafePointer<UInt8>?, _ textsLength: Int32,
  _ measures: UnsafeRawPointer?, _ length: Int32
) {
  #if hasFeature(Embedded)
    Label.prepare(
      form: text(reading, readingLength), texts: text(texts, textsLength), numbers: numbers(measures, length))
  #endif
}

/// Takes a label of plots with mathematics in it: its words on lines, as `PreparedLabels` has them.
@c(live_label) @_expose(wasm, "live_label")
public func liveLabel(
  _ label: UnsafePointer<UInt8>?, _ length: Int32, _ words: UnsafePointer<UInt8>?, _ wordsLength: Int32
) {
  #if hasFeature(Embedded)
    Label.prepare(text(label, length), words: text(words, wordsLength))
  #endif
}

/// Sets a control to numbers, doubles of eight bytes each.
@c(live_set) @_expose(wasm, "live_set")
public func liveSet(
  _ name: UnsafePointer<UInt8>?, _ nameLength: Int32, _ values: UnsafeRawPointer?, _ length: Int32
) {
  notebook.set(text(name, nameLength), to: numbers(values, length))
}

/// Puts other code into the cell with a number.
@c(live_edit) @_expose(wasm, "live_edit")
public func liveEdit(_ number: Int32, _ source: UnsafePointer<UInt8>?, _ length: Int32) {
  notebook.edit(number: Int(number), source: bytes(source, length))
}

/// The answers for the next check: variables and what the reader typed.
nonisolated(unsafe) private var answers: [(name: String, text: String)] = []

/// Takes an answer of the reader for the check that follows.
@c(live_answer) @_expose(wasm, "live_answer")
public func liveAnswer(
  _ name: UnsafePointer<UInt8>?, _ nameLength: Int32, _ answer: UnsafePointer<UInt8>?, _ length: Int32
) {
  answers.append((text(name, nameLength), text(answer, length)))
}

/// Runs what must run, as `live_update`, and then the check with a number on the answers given since the last one.
@c(live_check) @_expose(wasm, "live_check")
public func liveCheck(_ number: Int32) {
  give(notebook.judge(number: Int(number), answers: answers))
  answers = []
}

/// Gives code in the colours of the page, as HTML.
@c(live_highlight) @_expose(wasm, "live_highlight")
public func liveHighlight(_ source: UnsafePointer<UInt8>?, _ length: Int32) {
  var output: [UInt8] = []
  Markup.fragment(Markup.highlighted(bytes(source, length))).write(to: &output)
  setResult(output)
}

/// Runs what must run after changes. `live_result` then gives what is new, each as the number of its step, a length,
/// both of four bytes, and as many bytes: the step's results as HTML. For a control the number is -1, and the bytes are
/// its name, its numbers and its limits on three lines; for a verdict it is -2, and the bytes are the number of the check,
/// `right`, `wrong` or `unreadable`, and the feedback on three lines.
@c(live_update) @_expose(wasm, "live_update")
public func liveUpdate() { give(notebook.update()) }

/// Runs all steps for a page that shows their results already.
@c(live_prepare) @_expose(wasm, "live_prepare")
public func livePrepare() { _ = notebook.update(isSilent: true) }

private func give(_ changes: [LiveNotebook.Change]) {
  var output: [UInt8] = []
  for change in changes {
    switch change {
    case .results(let number, let bytes): append(bytes, Int32(number), to: &output)
    case .control(let control):
      var text = control.name + "\n"
      for number in control.numbers { text += "\(number) " }
      text += "\n"
      for number in control.limits { text += "\(number) " }
      append(Array(text.utf8), -1, to: &output)
    case .verdict(let number, let verdict):
      append(Array("\(number)\n\(verdict.mark.rawValue)\n\(verdict.feedback)".utf8), -2, to: &output)
    }
  }
  setResult(output)
}

private func append(_ bytes: [UInt8], _ number: Int32, to output: inout [UInt8]) {
  for word in [number, Int32(bytes.count)] {
    for place in 0..<4 { output.append(UInt8(truncatingIfNeeded: word >> Int32(8 * place))) }
  }
  output += bytes
}

private func setResult(_ bytes: [UInt8]) {
  result.deallocate()
  result = .allocate(capacity: bytes.count)
  _ = result.initialize(from: bytes)
}
