#if !hasFeature(Embedded)
  import Source
  import Typesetting

  extension LabelLayout {
    static func width(of text: String, size: Double) -> Double { MathematicsWidth.pixels(text, size: size) }
    static func extent(of text: String) -> (above: Double, below: Double) { MathematicsWidth.extent(text) }

    /// All that is to be known of the layout, as the engine reads it.
    fileprivate var numbers: [Double] {
      var numbers = [width, ascent, descent, isApart ? 1 : 0, Double(runs.count)]
      for run in runs {
        let font: Double =
          switch run.font {
          case .words: 0
          case .boldWords: 1
          case .italicWords: 2
          case .mathematics: 3
          }
        numbers += [font, run.size, run.x, run.y, run.width]
        switch run.start {
        case .left(let place): numbers += [1, place]
        case .middle(let place): numbers += [2, place]
        case nil: numbers += [0, 0]
        }
      }
      numbers.append(Double(strokes.count))
      for stroke in strokes {
        numbers.append(Double(stroke.count))
        for point in stroke { numbers += [point.x, point.y] }
      }
      return numbers
    }
  }

  /// The mathematics in texts that may become labels, laid out for the engine of the page.
  public struct PreparedLabels: Sendable {
    /// Mathematics.
    public struct Form: Sendable {
      /// How it reads on one line of Unicode text.
      public let reading: String
      /// Its runs of text in all sizes, on lines.
      public let texts: String
      /// Of its layouts in all sizes the width, ascent and descent, whether what follows has a place of its own, the number
      /// of runs, of each its font, size, place, width and kind of start, and the strokes.
      public let numbers: [Double]
    }

    /// All mathematics.
    public private(set) var forms: [Form] = []
    /// The labels, and their words on lines: parts between tabs, of which one after U+0001 is the number of a form.
    public private(set) var labels: [(text: String, words: String)] = []
    private var formulas: [Formula] = []
    private var known: Set<String> = []

    /// Nothing yet.
    public init() {}

    /// Adds a text of the code, and what in it stands between dollars, which may become a part of other texts.
    public mutating func add(_ text: String) {
      add(label: text)
      let pieces = text.split(separator: "$", omittingEmptySubsequences: false)
      guard pieces.count > 2 else { return }
      for index in stride(from: 1, to: pieces.count - 1, by: 2) { add(label: "$\(pieces[index])$") }
    }

    private mutating func add(label text: String) {
      guard known.insert(text).inserted else { return }
      let label: Label
      do throws(Failure) {
        label = try Label(reading: text, for: "label")
      } catch {
        return
      }
      guard !label.words.isEmpty else { return }
      let words = label.words.map { word in
        word.map { part in
          if case .text(let text, .plain) = part { text } else { "\u{1}\(number(of: part))" }
        }.joined(separator: "\t")
      }
      labels.append((text: text, words: words.joined(separator: "\n")))
    }

    private mutating func number(of formula: Formula) -> Int {
      if let number = formulas.firstIndex(of: formula) { return number }
      let layouts = LabelLayout.preparedSizes.map { size in
        var layout = LabelLayout(isBold: false)
        layout.add(part: formula, size)
        return layout
      }
      forms.append(
        Form(
          reading: formula.inlineText, texts: layouts.flatMap { $0.runs.map { $0.text } }.joined(separator: "\n"),
          numbers: layouts.flatMap { $0.numbers }.map { ($0 * 1000).rounded() / 1000 }))
      formulas.append(formula)
      return forms.count - 1
    }
  }
#endif
