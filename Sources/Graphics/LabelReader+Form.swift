#if !hasFeature(Embedded)
  import Source
  import Typesetting

  // What a label as a whole looks like.

  extension LabelReader {
    /// Whether a label without dollars is a formula as a whole: with a script or a command and without words or units.
    func isFormula() -> Bool {
      var isMarked = false
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "$"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"): return false
        case UInt8(ascii: "\\") where face(at: place) != nil: return false
        case UInt8(ascii: "_"), UInt8(ascii: "^"):
          // TeX takes one character for a script without braces, where authors mean a number.
          let next = at(place + 1)
          if isDigit(next) ? isDigit(at(place + 2)) : next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
            return false
          }
          if next == 0 || next == UInt8(ascii: " ") || place == 0 { return false }
          isMarked = true
        case UInt8(ascii: "\\"):
          let start = place
          while isLetter(at(place + 1)) { place += 1 }
          if place == start || !isKnown(start, place + 1) { return false }
          isMarked = true
        case UInt8(ascii: " "):
          // Operands side by side are told apart by blanks, which mathematics drops.
          if isOperand(at(place - 1)), isOperand(at(place + 1)) { return false }
        default: if isLetter(byte), isLetter(at(place + 1)) { return false }
        }
        place += 1
      }
      return isMarked
    }

    private func isOperand(_ byte: UInt8) -> Bool {
      isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
        || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "}")
    }

    /// Whether all commands are known; otherwise the text is no TeX, but a path for example.
    var knowsCommands: Bool {
      var place = 0
      while place < bytes.count {
        let start = place
        place += 1
        guard bytes[start] == UInt8(ascii: "\\") else { continue }
        while isLetter(at(place)) { place += 1 }
        if place > start + 1, !isKnown(start, place) { return false }
      }
      return true
    }

    /// The face that the command at a place changes to, and where the text in it begins.
    func face(at place: Int) -> (style: Formula.TextStyle, end: Int)? {
      guard at(place) == UInt8(ascii: "\\"), !isLetter(at(place + 3)) else { return nil }
      let end = at(place + 3) == UInt8(ascii: " ") ? place + 4 : place + 3
      switch (at(place + 1), at(place + 2)) {
      case (UInt8(ascii: "b"), UInt8(ascii: "f")): return (.bold, end)
      case (UInt8(ascii: "i"), UInt8(ascii: "t")): return (.italic, end)
      case (UInt8(ascii: "r"), UInt8(ascii: "m")): return (.plain, end)
      default: return nil
      }
    }
  }
#endif
