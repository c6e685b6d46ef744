import Graphics
import Source

// Pictures that programs in the language make of simpler plots. A program is told whether the figure is empty, and
// answers what one such picture and several are called and what it shows, in words; with less, its parts are described.

extension Machine {
  /// A text whose negative numbers have true minus signs, which readers that speak know.
  private static func withMinusSigns(_ text: [UInt8]) -> String {
    var bytes: [UInt8] = []
    for (index, byte) in text.enumerated() {
      let isSign = byte == UInt8(ascii: "-") && index + 1 < text.count && isDigit(text[index + 1])
      if isSign, index == 0 || !isDigit(text[index - 1]) { bytes += [0xE2, 0x88, 0x92] } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlot(_ name: String) -> Bool {
    for builtin in Builtin.plots where builtin.name == name { return true }
    for program in LibraryProgram.all where program.name == name {
      return Declaration(of: name, program.declaration).picture != nil
    }
    return false
  }

  /// Runs a program that draws, and makes one mark of all that it adds.
  mutating func compose(program number: Int, adds: Bool, _ call: Builtin.Call) throws(Failure) -> [Value] {
    if !adds { plotting.add([]) }
    let start = plotting.figure.marks.count
    let wasHeld = plotting.isHeld
    plotting.isHeld = true
    let wanted = Builtin.Call(arguments: [.logical(start == 0)] + call.arguments, outputs: 3)
    let words: [Value]
    do {
      words = try run(program: number, wanted)
    } catch {
      plotting.isHeld = wasHeld
      // An operation of the program that did not take an argument says nothing to who gave it. What failed in a function
      // of theirs has its place, and what plots say themselves begins with their name.
      let name = LibraryProgram.all[number].name
      guard error.span == nil, !Machine.isPlot(error.message.parts(at: UInt8(ascii: ":"))[0]),
        let builtin = Library.builtin(named: name)
      else { throw error }
      throw Failure(
        name + ": one of the arguments is not of a kind that can be drawn", hint: "its form is " + builtin.signature)
    }
    plotting.isHeld = wasHeld
    let texts = words.map { Machine.withMinusSigns($0.stringBytes ?? []) }
    if texts.count == 3, !texts[2].isEmpty, plotting.figure.marks.count > start {
      var figure = plotting.figure
      var parts: [Mark] = []
      while figure.marks.count > start { parts.append(figure.marks.removeLast()) }
      parts.reverse()
      figure.marks.append(.group(Group(parts, noun: [texts[0], texts[1]], words: texts[2])))
      plotting.figure = figure
    }
    return []
  }
}
