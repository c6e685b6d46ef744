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

  /// The engine as the text that a page carries.
  fileprivate let engine: [UInt8]

  /// The engine with some data files; nil where nbrun was built without the engine.
  public init?(files: [(path: String, bytes: [UInt8])]) {
    guard nbrun_engine_size() > 0 else { return nil }
    self.init(engine: Array(UnsafeBufferPointer(start: nbrun_engine(), count: nbrun_engine_size())), files: files)
  }

  /// The module that unpacks the engine, as text.
  fileprivate static var unpacker: [UInt8] {
    Array(UnsafeBufferPointer(start: nbrun_unpacker(), count: nbrun_unpacker_size()))
  }

  /// Any engine, as text, with some data files.
  init(engine: [UInt8], files: [(path: String, bytes: [UInt8])]) {
    self.engine = engine
    self.files = files
  }
}

/// The parts of a page that its reader can change: controls, code to edit, exercises.
struct LiveParts {
  /// The engine and the data files; nil for a page that does not compute.
  let engine: EngineFiles?
  /// Whether the page's script may let the reader change something.
  let isLive: Bool
  private let document: Document
  /// What runs, which takes a walk through the document.
  private let liveSteps: [LiveStep]
  private let asksForCode: Bool
  private let hasStates: Bool
  private let hasControls: Bool
  private let hasPoints: Bool

  /// The parts for a document, nil where its reader can change nothing.
  ///
  /// - Parameter engine: nil for a page that stays as it is.
  init?(_ document: Document, _ results: Results, engine: EngineFiles?) {
    asksForCode = document.asksForCode
    // A cell that the reader changes has no element for a control that it did not have.
    hasControls = results.hasControls
    hasPoints = results.controls.contains { $0.kind == .dragpoint || $0.kind == .rotate3d }
    let computes = hasControls || asksForCode
    hasStates = results.hasStates
    guard computes || hasStates || document.hasChoices else { return nil }
    self.engine = computes ? engine : nil
    isLive = engine != nil
    self.document = document
    liveSteps = isLive ? document.liveSteps : []
  }

  /// The scripts that the reader's part of the page takes.
  var scripts: [PageScript] {
    [.live] + (hasControls ? [.controls] : []) + (hasPoints ? [.points] : []) + (asksForCode ? [.editor] : [])
      + (asksForCode || document.hasChoices ? [.exercises] : [])
      + (asksForCode || hasStates ? [.stepper] : []) + [.present]
  }

  /// Whether a field that the page does not show yet may be drawn, whose colours stand in a style sheet of their own.
  var mayShowFields: Bool { engine != nil }

  /// The notebook, the worker's script and the engine, none of which the browser runs by itself; nil for a page that
  /// stays as it is.
  func island(_ words: Words) -> [UInt8]? {
    guard isLive else { return nil }
    var bytes: [UInt8] = []
    func add(_ id: String, _ type: String, _ content: [UInt8]) {
      bytes += "<script type=\"\(type)\" id=\"page:\(id)\">".utf8
      bytes += content
      bytes += "</script>\n".utf8
    }
    add("notebook", "application/json", Array(notebook(words).utf8))
    if let engine {
      add("worker", "text/plain", Array(PageScript.worker.text.utf8))
      add("unpacker", "application/octet-stream", EngineFiles.unpacker)
      add("engine", "application/octet-stream", engine.engine)
    }
    return bytes
  }

  private func notebook(_ words: Words) -> String {
    let own: [(String, Words.Key)] = [
      ("run", .run), ("reset", .reset), ("code", .yourCode), ("right", .right), ("wrong", .notYet),
      ("unreadable", .unclear), ("solved", .solved), ("open", .notSolved), ("link", .copyLink), ("copied", .copied),
      ("page", .resetPage), ("present", .present), ("back", .previous), ("next", .next), ("close", .close),
      ("stepBack", .stepBack), ("stepOn", .stepOn), ("static", .still), ("starting", .starting), ("live", .live),
      ("failed", .cannotCompute), ("stopped", .stopped),
    ]
    var entries = [("words", JSONText.object(own.map { ($0.0, JSONText.string(words[$0.1])) }))]
    if let engine {
      let labels = labels
      let forms = labels.forms.map { form in
        let measures = form.numbers.map { Control.text($0) }.joined(separator: ",")
        return "[\(JSONText.string(form.reading)),\(JSONText.string(form.texts)),[\(measures)]]"
      }
      let files = engine.files.map { ($0.path, JSONText.string(EmbeddedImage.base64($0.bytes))) }
      entries += [
        ("table", JSONText.string(words[.showData])), ("seed", JSONText.string("\(document.frontMatter.seed)")),
        ("steps", steps),
        ("forms", "[\(forms.joined(separator: ",\n"))]"),
        ("labels", JSONText.object(labels.labels.map { ($0.text, JSONText.string($0.words)) })),
        ("feedback", JSONText.object(feedback)), ("files", JSONText.object(files)),
      ]
    }
    return JSONText.object(entries)
  }

  /// The cells and values in order: the number in the page, what it is (`live_step`), the code, or 0 where the page shows
  /// it, and what diagnostics call it.
  private var steps: String {
    var cells = 0
    let steps = liveSteps.map { step in
      var kind = 0
      if let options = step.options {
        cells += 1
        kind = 1
        if options.output == .hidden || !options.isIncluded { kind += 2 }
        if !options.showsWarnings || !options.isIncluded { kind += 4 }
        switch options.role {
        case .ordinary: break
        case .starter: kind += 8
        case .check: kind += 16
        case .solution: kind += 24
        }
        if options.showsFigureData { kind += 32 }
        kind += 256 * (options.exercise ?? 0)
      }
      let name = step.options == nil ? "value" : "cell \(cells)"
      let isShown = step.options.map { $0.isIncluded && $0.echo != .hidden && $0.role != .check } ?? false
      let source = isShown ? "0" : JSONText.string(String(decoding: step.source, as: UTF8.self))
      return "[\(step.number),\(kind),\(source),\(JSONText.string(name))]"
    }
    return "[\(steps.joined(separator: ",\n"))]"
  }

  /// The mathematics in the texts of the code, which may be labels: the engine has no reader of TeX.
  private var labels: PreparedLabels {
    var labels = PreparedLabels()
    for text in texts(where: { $0.role != .check }) { labels.add(text) }
    return labels
  }

  /// The texts of checks and of lists of states with mathematics between dollars, and their HTML.
  private var feedback: [(name: String, value: String)] {
    var forms: [String: String] = [:]
    for text in texts(where: { $0.role == .check }) + stateTexts where text.contains("$") {
      var bytes: [UInt8] = []
      Markup.fragment(text.mathematicalMarkup).write(to: &bytes)
      forms[text] = JSONText.string(String(decoding: bytes, as: UTF8.self))
    }
    return forms.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  private var stateTexts: [String] {
    guard hasStates else { return [] }
    let steps = liveSteps.filter { $0.options != nil && NameUse(of: $0.source).mentioned.contains("stepper") }
    return steps.flatMap { literalTexts(in: $0.source) }
  }

  /// The texts in the code of some cells.
  private func texts(where holds: (CellOptions) -> Bool) -> [String] {
    var texts: [String] = []
    for step in liveSteps where step.options.map(holds) == true { texts += literalTexts(in: step.source) }
    return texts
  }
}
