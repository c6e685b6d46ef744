#if !hasFeature(Embedded)
  // The engine of the page has no reader of TeX.
  import Source
  import Typesetting

  /// Reads a label as authors of MATLAB and LaTeX write it: TeX between dollars, and outside of them what clearly is
  /// meant as such, commands that are known and scripts.
  struct LabelReader {
    let bytes: [UInt8]
    private let function: String
    private var words: [[Formula]] = [[]]
    /// Plain text that is not yet in a word.
    private var letters: [UInt8] = []
    private var hasMathematics = false
    private var index = 0
    /// Whether single letters before scripts are variables; otherwise they may be units.
    private let isOneWord: Bool
    /// The face of plain text, and those of the groups around it.
    private var style = Formula.TextStyle.plain
    private var outerStyles: [Formula.TextStyle] = []

    init(_ text: String, for function: String) {
      bytes = text.bytes
      self.function = function
      isOneWord = !bytes.contains(UInt8(ascii: " "))
    }

    /// The label; plain text stays as it was written.
    mutating func label(hasDollars: Bool) throws(Failure) -> Label {
      for byte in bytes where byte == 7 || byte == 8 || byte == 11 || byte == 12 { throw unseen }
      if isFormula() {
        return Label(words: [[try formula(from: 0, to: bytes.count)]])
      }
      let knowsCommands = knowsCommands
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "$") where hasDollars:
          if try readDollars() { continue }
        case UInt8(ascii: "\\") where knowsCommands:
          if try readCommand() { continue }
        case UInt8(ascii: "{") where face(at: index + 1) != nil:
          flush()
          outerStyles.append(style)
          index += 1
          continue
        case UInt8(ascii: "}") where !outerStyles.isEmpty:
          flush()
          style = outerStyles.removeLast()
          index += 1
          continue
        case UInt8(ascii: "_"), UInt8(ascii: "^"):
          if try readScript(byte) { continue }
        case UInt8(ascii: " "):
          flush()
          if words.last?.isEmpty == false { words.append([]) }
          index += 1
          continue
        default: break
        }
        letters.append(byte)
        index += 1
      }
      flush()
      if words.last?.isEmpty == true { words.removeLast() }
      return hasMathematics ? Label(words: words) : Label(String(decoding: bytes, as: UTF8.self))
    }

    // What is read.

    /// Mathematics between one or two dollars. As in running text, a dollar before a blank opens nothing and one behind a
    /// blank or before a digit closes nothing, so that prices stay prices.
    private mutating func readDollars() throws(Failure) -> Bool {
      let width = at(index + 1) == UInt8(ascii: "$") ? 2 : 1
      let start = index + width
      guard at(start) > 0x20 else { return false }
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "$") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
      guard end > start, end + width <= bytes.count, bytes[end - 1] != UInt8(ascii: " "),
        width == 1 ? !isDigit(at(end + 1)) : at(end + 1) == UInt8(ascii: "$")
      else { return false }
      add(try formula(from: start, to: end))
      index = end + width
      return true
    }

    /// A command outside of dollars, with the arguments in braces behind it; false where there is none.
    private mutating func readCommand() throws(Failure) -> Bool {
      switch at(index + 1) {
      case UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"):
        letters.append(bytes[index + 1])
        hasMathematics = true
        index += 2
        return true
      default: break
      }
      if let face = face(at: index) {
        flush()
        style = face.style
        hasMathematics = true
        index = face.end
        return true
      }
      var end = index + 1
      while isLetter(at(end)) { end += 1 }
      guard end > index + 1 else { return false }
      while at(end) == UInt8(ascii: "{"), let close = closing(end) { end = close }
      add(try formula(from: index, to: end))
      index = end
      return true
    }

    /// A script outside of dollars. Without braces it is one number, word or sign, and an underscore has one only where
    /// it has one in the name of a variable: `x_max`, `loss_0`, but not `my_file`.
    private mutating func readScript(_ mark: UInt8) throws(Failure) -> Bool {
      guard let base = base(mark) else { return false }
      let isSub = mark == UInt8(ascii: "_")
      let isVariable = base.length == 0 || base.isLetter && (isSub || isOneWord)
      var end = index + 1
      let script: Formula
      if at(end) == UInt8(ascii: "{") {
        guard let close = closing(end) else {
          throw Failure(
            function + ": this " + (isSub ? "_{" : "^{") + " has no }",
            hint: "close the script with }, or show the text as it is: " + function + "(…, \"interpreter\", \"none\")")
        }
        script = try group(end + 1, close - 1, isVariable)
        end = close
      } else {
        if !isSub, at(end) == UInt8(ascii: "-") || at(end) == UInt8(ascii: "+") || at(end) == UInt8(ascii: "*") {
          end += 1
        }
        let start = end
        while isDigit(at(end)) { end += 1 }
        if end == start, isLetter(at(end)) {
          while isLetter(at(end)) { end += 1 }
          // Longer words only below a single letter.
          if end > start + 1, !isSub || !base.isLetter { return false }
        }
        guard end > index + 1, !isLetter(at(end)), !isDigit(at(end)), at(end) != UInt8(ascii: "_") else { return false }
        script = try group(index + 1, end, isVariable)
      }
      letters.removeLast(base.length)
      flush()
      var nucleus = Formula.row([])
      if base.length == 0 {
        if let last = words[words.count - 1].popLast() { nucleus = last }
      } else {
        let text = String(decoding: bytes[index - base.length..<index], as: UTF8.self)
        nucleus = isVariable ? .identifier(text, upright: false) : .text(text, .plain)
      }
      index = end
      switch nucleus {
      case .scripts(let inner, nil, let sup?) where isSub: add(.scripts(inner, sub: script, sup: sup))
      case .scripts(let inner, let sub?, nil) where !isSub: add(.scripts(inner, sub: sub, sup: script))
      default: add(isSub ? .scripts(nucleus, sub: script, sup: nil) : .scripts(nucleus, sub: nil, sup: script))
      }
      return true
    }

    /// What a script hangs on: how many bytes of the pending letters, and whether they are one letter by itself; nil for
    /// nothing.
    private func base(_ mark: UInt8) -> (length: Int, isLetter: Bool)? {
      if letters.isEmpty { return words[words.count - 1].isEmpty ? nil : (0, true) }
      var length = 0
      while length < letters.count {
        let byte = letters[letters.count - 1 - length]
        guard isLetter(byte) || isDigit(byte) || byte >= 0x80 else { break }
        length += 1
      }
      // A closing bracket is a base of its own.
      if length == 0 {
        return letters.last == UInt8(ascii: ")") || letters.last == UInt8(ascii: "]")
          || letters.last == UInt8(ascii: "|")
          ? (1, false) : nil
      }
      if mark == UInt8(ascii: "_"), letters.count > length, letters[letters.count - 1 - length] == mark { return nil }
      var count = 0
      for byte in letters.suffix(length) where byte & 0xC0 != 0x80 { count += 1 }
      let isLetter = count == 1 && !isDigit(letters[letters.count - 1])
      return (length, isLetter && (letters.count == length || letters[letters.count - 1 - length] != UInt8(ascii: "/")))
    }

    /// A script: mathematics, or words where there is nothing but words, and at what is no variable nothing but digits.
    private func group(_ start: Int, _ end: Int, _ isVariable: Bool) throws(Failure) -> Formula {
      var isPlain = !isVariable
      var plain: [UInt8] = []
      for place in start..<Swift.max(start, end) {
        switch bytes[place] {
        case UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "{"):
          return try formula(from: start, to: end)
        case UInt8(ascii: "-"): plain += [0xE2, 0x88, 0x92]
        default: plain.append(bytes[place])
        }
        if place + 1 < end, isLetter(bytes[place]), isLetter(bytes[place + 1]) { isPlain = true }
      }
      guard isPlain else { return try formula(from: start, to: end) }
      return .text(String(decoding: plain, as: UTF8.self), .plain)
    }

    /// Whether TeX knows the command between two places.
    func isKnown(_ start: Int, _ end: Int) -> Bool {
      for diagnostic in parseTeX(String(decoding: bytes[start..<end], as: UTF8.self)).diagnostics {
        if diagnostic.code == "tex-command" { return false }
      }
      return true
    }

    // Pieces.

    func at(_ place: Int) -> UInt8 { place >= 0 && place < bytes.count ? bytes[place] : 0 }

    func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// The place behind the brace that closes the one at a place; nil if none does.
    private func closing(_ open: Int) -> Int? {
      var depth = 0
      var place = open
      while place < bytes.count {
        if bytes[place] == UInt8(ascii: "\\") { place += 1 } else if bytes[place] == UInt8(ascii: "{") { depth += 1 }
        if at(place) == UInt8(ascii: "}"), at(place - 1) != UInt8(ascii: "\\") {
          depth -= 1
          if depth == 0 { return place + 1 }
        }
        place += 1
      }
      return nil
    }

    private mutating func flush() {
      guard !letters.isEmpty else { return }
      words[words.count - 1].append(.text(String(decoding: letters, as: UTF8.self), style))
      letters = []
    }

    private mutating func add(_ formula: Formula) {
      flush()
      hasMathematics = true
      words[words.count - 1].append(formula)
    }

    /// A formula without mistakes, or what is wrong in words for its author.
    private func formula(from start: Int, to end: Int) throws(Failure) -> Formula {
      let source = String(decoding: bytes[start..<end], as: UTF8.self)
      for byte in bytes[start..<end] where byte < 0x20 { throw unseen }
      let parsed = parseTeX(source)
      for diagnostic in parsed.diagnostics where diagnostic.severity == .error {
        throw Failure(
          function + ": in \"" + source + "\", " + continued(diagnostic.message),
          hint: continued(diagnostic.hint ?? "to show the text as it is, add \"interpreter\", \"none\""))
      }
      guard parsed.formula.pendings.isEmpty else {
        throw Failure(
          function + ": \\eval and references stand for nothing in a plot",
          hint: "put the number into the text: sprintf('$x = %g$', x)")
      }
      return parsed.formula
    }

    /// A sentence behind a comma or a colon.
    private func continued(_ sentence: String) -> String {
      var bytes = sentence.bytes
      if bytes.count > 1, isLetter(bytes[0]), !isLetter(bytes[1]) || bytes[1] >= 0x61 { bytes[0] |= 0x20 }
      return String(decoding: bytes, as: UTF8.self)
    }

    private var unseen: Failure {
      Failure(
        function + ": the text has a character that cannot be seen",
        hint:
          "write TeX in single quotes, and each \\ twice in sprintf: there and between double quotes \\a, \\b, \\f, \\n, \\r, \\t and \\v are such characters"
      )
    }
  }
#endif
