import Source

// The engine of the page has no reader of TeX, which is large. The page, which was made with one, gives it the mathematics
// in the labels of its code as it is laid out.

#if hasFeature(Embedded)
  /// A part of a label in the engine of the page.
  enum PreparedPart: Equatable {
    case words(String)
    /// Mathematics with its number among the forms that the page gave.
    case mathematics(Int)

    /// Its words, or how it reads.
    var inlineText: String {
      switch self {
      case .words(let text): text
      case .mathematics(let number): PreparedForm.all[number].reading
      }
    }
  }

  /// Mathematics that the page gave, laid out for each size of text.
  struct PreparedForm {
    let reading: String
    let layouts: [LabelLayout]

    // The page gives all before anything runs there, and WebAssembly has one thread.

    /// All forms in the order of their numbers.
    nonisolated(unsafe) static var all: [PreparedForm] = []
    /// The words of labels.
    nonisolated(unsafe) static var labels: [String: [[PreparedPart]]] = [:]
  }

  extension LabelLayout {
    mutating func add(part: PreparedPart, _ size: Double) {
      switch part {
      case .words(let text): add(text, .words, size)
      case .mathematics(let number):
        let layouts = PreparedForm.all[number].layouts
        append(layouts[size == LabelLayout.preparedSizes[0] ? 0 : layouts.count - 1])
      }
    }

    // Of mathematics the measures are known; words are never high enough to count.
    static func width(of text: String, size: Double) -> Double { 0 }
    static func extent(of text: String) -> (above: Double, below: Double) { (0, 0) }

    /// What a form says, from where its reader has come to.
    fileprivate init(_ form: inout FormReader) {
      self.init(isBold: false)
      width = form.next()
      ascent = form.next()
      descent = form.next()
      isApart = form.next() != 0
      var count = form.next()
      while count > 0 {
        let font = form.next()
        var run = Run(
          text: form.nextText(),
          font: font == 0 ? .words : font == 1 ? .boldWords : font == 2 ? .italicWords : .mathematics,
          size: form.next(), x: form.next(), y: form.next(), width: form.next())
        let start = form.next()
        let place = form.next()
        if start != 0 { run.start = start == 1 ? .left(place) : .middle(place) }
        runs.append(run)
        count -= 1
      }
      count = form.next()
      while count > 0 {
        var stroke: [Point] = []
        var points = form.next()
        while points > 0 {
          stroke.append(Point(x: form.next(), y: form.next()))
          points -= 1
        }
        strokes.append(stroke)
        count -= 1
      }
    }
  }

  /// Reads the numbers and texts of a form one after the other.
  private struct FormReader {
    let numbers: [Double]
    let texts: [String]
    var number = 0
    var text = 0

    mutating func next() -> Double {
      guard number < numbers.count else { return 0 }
      number += 1
      return numbers[number - 1]
    }

    mutating func nextText() -> String {
      guard text < texts.count else { return "" }
      text += 1
      return texts[text - 1]
    }
  }

  extension Label {
    /// Takes the form of some mathematics, which gets the next number (`PreparedLabels.Form`).
    public static func prepare(form reading: String, texts: String, numbers: [Double]) {
      var form = FormReader(numbers: numbers, texts: texts.parts(at: UInt8(ascii: "\n")))
      var layouts: [LabelLayout] = []
      for _ in LabelLayout.preparedSizes { layouts.append(LabelLayout(&form)) }
      PreparedForm.all.append(PreparedForm(reading: reading, layouts: layouts))
    }

    /// Takes the words of a label (`PreparedLabels.Label`).
    public static func prepare(_ text: String, words: String) {
      var prepared: [[PreparedPart]] = []
      for word in words.parts(at: UInt8(ascii: "\n")) {
        var parts: [PreparedPart] = []
        for part in word.parts(at: UInt8(ascii: "\t")) {
          if part.utf8.first == 1, let number = Int(String(decoding: part.bytes.dropFirst(), as: UTF8.self)),
            number < PreparedForm.all.count
          {
            parts.append(.mathematics(number))
          } else {
            parts.append(.words(part))
          }
        }
        prepared.append(parts)
      }
      PreparedForm.labels[text] = prepared
    }

    init(prepared text: String, as interpreter: Interpreter) {
      if interpreter != .none, let words = PreparedForm.labels[text] {
        self.init(words: words)
      } else if interpreter == .mathematics {
        self.init(dollars: text)
      } else {
        self.init(text)
      }
    }

    /// A text that was computed, with mathematics between dollars that stood so in the code; other mathematics is text.
    private init(dollars text: String) {
      let pieces = text.parts(at: UInt8(ascii: "$"))
      guard pieces.count > 2 else {
        self.init(text)
        return
      }
      var words: [[PreparedPart]] = []
      var word: [PreparedPart] = []
      for index in pieces.indices {
        let isMathematics = index & 1 == 1 && index + 1 < pieces.count
        if isMathematics, let known = PreparedForm.labels["$" + pieces[index] + "$"] {
          for parts in known { word += parts }
          continue
        }
        var isFirst = true
        for text in pieces[index].parts(at: UInt8(ascii: " ")) {
          var text = text
          if isMathematics, text.utf8.first == UInt8(ascii: "-") {
            text = "−" + String(decoding: text.bytes.dropFirst(), as: UTF8.self)
          }
          if !isFirst, !word.isEmpty {
            words.append(word)
            word = []
          }
          isFirst = false
          if !text.isEmpty { word.append(.words(text)) }
        }
      }
      if !word.isEmpty { words.append(word) }
      self.init(words: words)
    }
  }
#endif

extension LabelLayout {
  /// The sizes of the words of labels in pixels: of all but titles, and of titles.
  static let preparedSizes: [Double] = [TextWidth.size, 15]
}
