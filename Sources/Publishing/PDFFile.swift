/// A PDF as Chromium prints it, without what tells of the machine and the moment: the same page gives the same bytes.
///
/// The file is changed in place and keeps its length, since its table of contents counts bytes; blanks between the parts
/// of a dictionary mean nothing.
public struct PDFFile {
  /// The file.
  public private(set) var bytes: [UInt8]

  /// A file as it was printed.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Takes out when the file was made.
  public mutating func removeDates() {
    for key in ["/CreationDate", "/ModDate"] {
      replaceAll(key + " (D:") { rest in
        guard let end = rest.prefix(40).firstIndex(of: UInt8(ascii: ")")) else { return nil }
        return (end + 1, [])
      }
    }
  }

  /// Makes addresses in a temporary folder relative again, as the notebook's author wrote them.
  ///
  /// - Parameters:
  ///   - address: the folder's address.
  ///   - base: the path in it of the folder that the page lay in, `/p/p`; its parts have one name.
  public mutating func makeRelative(from address: String, base: String) {
    let steps = base.split(separator: "/")
    replaceAll("/URI (" + PDFFile.escaped(address)) { rest in
      var place = rest.startIndex
      var depth = 0
      while depth < steps.count, rest[place...].starts(with: "/\(steps[depth])".utf8) {
        let next = place + steps[depth].utf8.count + 1
        guard next < rest.endIndex, rest[next] == UInt8(ascii: "/") else { break }
        place = next
        depth += 1
      }
      guard place < rest.endIndex, rest[place] == UInt8(ascii: "/") else { return nil }
      guard let end = PDFFile.end(ofString: rest[place...]) else { return nil }
      let path = rest[(place + 1)..<end]
      let up = String(repeating: "../", count: steps.count - depth)
      // An address without any path, such as `./`, is the folder itself.
      let written = Array(up.utf8) + (path.isEmpty && up.isEmpty ? Array("./".utf8) : Array(path))
      return (end + 1, Array("/URI (".utf8) + written + [UInt8(ascii: ")")])
    }
  }

  /// Replaces each piece that starts with a mark by other bytes and blanks.
  ///
  /// - Parameter change: gets what follows a mark, and answers where the piece ends and what stands in its place; nil
  ///   leaves it as it is.
  private mutating func replaceAll(_ mark: String, _ change: (ArraySlice<UInt8>) -> (end: Int, bytes: [UInt8])?) {
    var start = 0
    while let found = bytes[start...].firstRange(of: Array(mark.utf8)) {
      start = found.upperBound
      guard let (end, replacement) = change(bytes[found.upperBound...]), replacement.count <= end - found.lowerBound
      else { continue }
      let blanks = [UInt8](repeating: UInt8(ascii: " "), count: end - found.lowerBound - replacement.count)
      bytes.replaceSubrange(found.lowerBound..<end, with: replacement + blanks)
      start = end
    }
  }

  /// Where a string ends, which stands in parentheses and has a backslash before those that are part of it.
  private static func end(ofString rest: ArraySlice<UInt8>) -> Int? {
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == UInt8(ascii: ")") { return index }
      index += rest[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "()\\".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
