import Source

/// The tags of a template, looked through for what a page must not have: a page loads nothing and runs nothing but its
/// own script. The page's policy says so to the browser; this says it to the author.
struct TemplateTags {
  /// What is wrong with a tag.
  struct Problem {
    var message: String
    var span: Span
    var hint: String
  }

  /// A start tag with its attributes.
  private struct Tag {
    var name: String
    var span: Span
    var attributes: [(name: String, value: String, span: Span)] = []
  }

  private let tags: [Tag]

  /// Reads the tags of a file; end tags, comments and the document type are passed over.
  init(_ html: [UInt8]) {
    var tags: [Tag] = []
    var index = 0
    while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      if html[start...].starts(with: "<!--".utf8) {
        index = html[(start + 4)...].firstRange(of: Array("-->".utf8))?.upperBound ?? html.count
        continue
      }
      index = start + 1
      guard index < html.count, TemplateTags.isLetter(html[index]) else { continue }
      let name = TemplateTags.word(html, &index)
      var tag = Tag(name: name, span: Span(start, index))
      while index < html.count, html[index] != UInt8(ascii: ">") {
        guard html[index] > 0x20, html[index] != UInt8(ascii: "/") else {
          index += 1
          continue
        }
        let place = index
        let attribute = TemplateTags.word(html, &index)
        var value = ""
        var next = index
        while next < html.count, html[next] <= 0x20 { next += 1 }
        if next < html.count, html[next] == UInt8(ascii: "=") {
          index = next + 1
          value = TemplateTags.value(html, &index)
        }
        // A byte that is no part of a name, such as a quotation mark on its own.
        if index == place { index += 1 }
        tag.attributes.append((attribute, value, Span(place, index)))
      }
      tags.append(tag)
    }
    self.tags = tags
  }

  /// What is wrong.
  ///
  /// - Parameter head: where the slot of the head stands, before which nothing may be shown or loaded.
  func problems(head: Int?) -> [Problem] {
    var problems: [Problem] = []
    for tag in tags {
      if ["script", "link", "iframe", "frame", "object", "embed", "base", "portal"].contains(tag.name) {
        problems.append(
          Problem(
            message: "A page loads and runs nothing but what nbrun puts in, so that <\(tag.name)> is refused",
            span: tag.span,
            hint: tag.name == "link" ? "Name style sheets by css: beside template:" : "Leave it out"))
        continue
      }
      if let head, tag.span.start < head, !["html", "head"].contains(tag.name) {
        problems.append(
          Problem(
            message: "<\(tag.name)> stands before {{head}}, which holds the page's policy", span: tag.span,
            hint: "Put {{head}} first into <head>"))
      }
      for attribute in tag.attributes {
        guard let message = TemplateTags.message(tag.name, attribute.name, attribute.value) else { continue }
        problems.append(Problem(message: message, span: attribute.span, hint: TemplateTags.hint(attribute.name)))
      }
    }
    return problems
  }

  private static func message(_ tag: String, _ attribute: String, _ value: String) -> String? {
    if tag == "meta", attribute == "http-equiv" {
      return "A page's policy stands in {{head}}, so that the attribute 'http-equiv' is refused"
    }
    if ["src", "srcset", "poster", "background", "data"].contains(attribute), !value.lowercased().hasPrefix("data:") {
      return "A page is one file and loads no other, so that '\(value)' is refused"
    }
    if attribute.hasPrefix("on") {
      return "A page runs its own script alone, so that the attribute '\(attribute)' is refused"
    }
    return nil
  }

  private static func hint(_ attribute: String) -> String {
    attribute == "src"
      ? "Put the image into the template, as src=\"data:…;base64,…\", or draw it as <svg>" : "Leave it out"
  }

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

  /// A name in lower case.
  private static func word(_ html: [UInt8], _ index: inout Int) -> String {
    let start = index
    while index < html.count, html[index] > 0x20, !"/>=\"'<".utf8.contains(html[index]) { index += 1 }
    return String(decoding: html[start..<index], as: UTF8.self).lowercased()
  }

  /// The value of an attribute after its equals sign.
  private static func value(_ html: [UInt8], _ index: inout Int) -> String {
    while index < html.count, html[index] <= 0x20 { index += 1 }
    guard index < html.count else { return "" }
    let quote = html[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = index
      while index < html.count, html[index] > 0x20, html[index] != UInt8(ascii: ">") { index += 1 }
      return String(decoding: html[start..<index], as: UTF8.self)
    }
    let start = index + 1
    let end = html[start...].firstIndex(of: quote) ?? html.count
    index = min(end + 1, html.count)
    return String(decoding: html[start..<end], as: UTF8.self)
  }
}
