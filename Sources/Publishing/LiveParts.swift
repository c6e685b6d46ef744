import CAssets
import Graphics
import Language
import Markup
import Notebook
import Source

/// What a page with controls carries so that it can compute: the engine, and the data files that the notebook read.
public struct EngineFiles: Sendable {
  /// The data files by their path, in the order of the paths.
  public var files: [(path: String, bytes: [UInt8])]

  /// The engine, WebAssembly after LZMA.
  fileprivate let engine: [UInt8]

  /// The engine with some data files; nil where nbrun was built without the engine.
  public init?(files: [(path: String, bytes: [UInt8])]) {
    guard nbrun_engine_size() > 0 else { return nil }
    self.init(engine: Array(UnsafeBufferPointer(start: nbrun_engine(), count: nbrun_engine_size())), files: files)
  }

  /// The module that unpacks the engine.
  fileprivate static var unpacker: [UInt8] {
    Array(UnsafeBufferPointer(start: nbrun_unpacker(), count: nbrun_unpacker_size()))
  }

  /// Any engine with some data files.
  init(engine: [UInt8], files: [(path: String, bytes: [UInt8])]) {
    self.engine = engine
    self.files = files
  }
}

/// The parts of a page that has controls.
struct LiveParts {
  /// The engine and the data files; nil for a page whose controls stay as they are.
  let engine: EngineFiles?
  private let document: Document

  /// The parts for a document, nil where it has no controls.
  init?(_ document: Document, _ results: Results, engine: EngineFiles?) {
    guard results.hasControls else { return nil }
    self.engine = engine
    self.document = document
  }

  /// Whether a field that the page does not show yet may be drawn, whose colours stand in a style sheet of their own.
  var mayShowFields: Bool { engine != nil }

  /// The notebook, the worker's script and the engine, none of which the browser runs by itself; nil without an engine.
  func island() -> Markup? {
    guard let engine else { return nil }
    return .fragment(
      [
        data("page:notebook", "application/json", notebook(engine)),
        data("page:worker", "text/plain", PageScript.worker.text),
        data("page:unpacker", "application/octet-stream", Base91.text(EngineFiles.unpacker)),
        data("page:engine", "application/octet-stream", Base91.text(engine.engine)),
      ].flatMap { [$0, .text("\n")] })
  }

  private func data(_ id: String, _ type: String, _ text: String) -> Markup {
    .tag("script", ["type": type, "id": id], [.verbatim(text)])
  }

  /// The cells and values in order: the number in the page, what it is (`live_step`), the code, and what diagnostics
  /// call it.
  private func notebook(_ engine: EngineFiles) -> String {
    var cells = 0
    let steps = document.liveSteps.map { step in
      var kind = 0
      if let options = step.options {
        cells += 1
        kind = 1
        if options.output == .hidden || !options.isIncluded { kind += 2 }
        if !options.showsWarnings || !options.isIncluded { kind += 4 }
      }
      let name = step.options == nil ? "value" : "cell \(cells)"
      return "[\(step.number),\(kind),\(quoted(String(decoding: step.source, as: UTF8.self))),\(quoted(name))]"
    }
    let labels = labels.map { "\(quoted($0.label)):\(quoted($0.reading))" }
    let files = engine.files.map { "\(quoted($0.path)):\(quoted(EmbeddedImage.base64($0.bytes)))" }
    return "{\"seed\":\"\(document.frontMatter.seed)\",\"steps\":[\(steps.joined(separator: ",\n"))],"
      + "\"labels\":{\(labels.joined(separator: ","))},\"files\":{\(files.joined(separator: ","))}}"
  }

  /// The texts of the code that are labels with mathematics, and how they read on one line: the engine has no reader of
  /// TeX.
  private var labels: [(label: String, reading: String)] {
    var readings: [String: String] = [:]
    for step in document.liveSteps where step.options != nil {
      for token in highlight(step.source) where token.role == .string && token.span.end - token.span.start > 2 {
        var text = String(decoding: step.source[token.span.start + 1..<token.span.end - 1], as: UTF8.self)
        if step.source[token.span.start] == UInt8(ascii: "'") { text = text.replacing("''", with: "'") }
        do throws(Failure) {
          let reading = try Label(reading: text, for: "label").text
          if reading != text { readings[text] = reading }
        } catch {
          continue
        }
      }
    }
    return readings.sorted { $0.key < $1.key }.map { (label: $0.key, reading: $0.value) }
  }

  /// A string of JSON that may stand in a `script` element: none of its characters ends the element.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "<", "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// What the page says about its engine, and the words for the other states.
  static func state(_ words: Words) -> Markup {
    let texts = [("static", Words.Key.still), ("starting", .starting), ("live", .live), ("failed", .cannotCompute)]
    let attributes = texts.map { name, key in Markup.Attribute("data-" + name, words[key]) }
    return .element(
      "span", [Markup.Attribute("class", "engine-state"), Markup.Attribute("role", "status")] + attributes, [])
  }
}
