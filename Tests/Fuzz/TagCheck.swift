/// Checks that each tag of a page or fragment closes the tag that was opened last. All other angle brackets of a page
/// are escaped, apart from those in its style sheet and its script.
enum TagCheck {
  static func check(_ markup: [UInt8]) {
    var open: [ArraySlice<UInt8>] = []
    var index = 0
    while let start = markup[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = markup[start...].firstIndex(of: UInt8(ascii: ">")) else {
        Fuzz.stop("fuzz: a tag at byte \(start) does not end")
      }
      let tag = markup[start + 1..<end]
      index = end + 1
      if tag.first == UInt8(ascii: "!") || tag.last == UInt8(ascii: "/") { continue }
      if tag.first == UInt8(ascii: "/") {
        let name = tag.dropFirst()
        let opened = open.popLast() ?? []
        Fuzz.require(
          opened.elementsEqual(name), "<\(String(decoding: opened, as: UTF8.self))> is closed by \(text(tag))")
      } else {
        let name = tag.prefix { $0 != UInt8(ascii: " ") }
        open.append(name)
        for element in ["style", "script"] where name.elementsEqual(element.utf8) {
          index = self.end(of: element, in: markup, from: index) ?? index
        }
      }
    }
    Fuzz.require(open.isEmpty, "not closed: \(open.map { text($0) })")
  }

  private static func text(_ tag: ArraySlice<UInt8>) -> String { "<\(String(decoding: tag, as: UTF8.self))>" }

  private static func end(of element: String, in markup: [UInt8], from start: Int) -> Int? {
    let end = Array("</\(element)>".utf8)
    var index = start
    while let next = markup[index...].firstIndex(of: UInt8(ascii: "<")) {
      if markup[next...].starts(with: end) { return next }
      index = next + 1
    }
    return nil
  }
}
