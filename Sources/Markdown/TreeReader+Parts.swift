import CCmark
import Notebook
import Source

// What CommonMark does not know, made of what cmark gives.
extension TreeReader {
  // MARK: Divisions

  /// Begins a division in the frame.
  func openDivision(_ opening: DivisionOpening) {
    guard depth < TreeReader.deepestNesting else {
      reportDepth(at: opening.span)
      change { $0.ignoredDivisions += 1 }
      return
    }
    divisionCount += 1
    reading.checkConditions(opening.attributes, at: opening.span)
    let visible = reading.audience.hides(opening.attributes) ? reading.beginHidden() : nil
    change { $0.divisions.append((opening, $0.blocks.count, visible)) }
  }

  /// Ends the innermost division of the frame.
  func closeDivision(at span: Span) {
    var isOpen = false
    change { frame in
      isOpen = frame.ignoredDivisions > 0 || !frame.divisions.isEmpty
      if frame.ignoredDivisions > 0 { frame.ignoredDivisions -= 1 } else { endDivision(of: &frame) }
    }
    if !isOpen {
      reading.error(
        "stray-division-end", "These colons end nothing", at: span,
        hint: "Start a division above with ::: {.class}, in the same list or quotation, or remove them")
    }
  }

  /// Ends all divisions of a frame that is left, and reports them.
  func endDivisions(of frame: inout Frame) {
    while let last = frame.divisions.last {
      reading.error(
        "unclosed-division", "This division is never closed", at: last.opening.span,
        hint: "Put a line with only ::: after it")
      endDivision(of: &frame)
    }
  }

  private func endDivision(of frame: inout Frame) {
    guard let last = frame.divisions.popLast() else { return }
    divisionCount -= 1
    let inner = Array(frame.blocks[last.start...])
    frame.blocks.removeSubrange(last.start...)
    if let visible = last.visible {
      frame.blocks += reading.endHidden(visible, inner)
    } else {
      frame.blocks.append(.division(reading.division(last.opening, inner)))
    }
  }

  /// A quotation, or the alert that its first line makes of it: `[!NOTE]`.
  func quote(_ blocks: [Block]) -> Block {
    guard case .paragraph(var inlines) = blocks.first, case .text(let mark) = inlines.first, mark.hasPrefix("[!"),
      mark.hasSuffix("]"), let callout = Callout(rawValue: mark.dropFirst(2).dropLast().lowercased())
    else { return .quote(blocks) }
    inlines.removeFirst()
    switch inlines.first {
    case .softBreak, .lineBreak: inlines.removeFirst()
    case nil: break
    default: return .quote(blocks)
    }
    let rest = Array(blocks.dropFirst())
    return .division(
      Division(kind: .callout(callout, fold: .never), blocks: inlines.isEmpty ? rest : [.paragraph(inlines)] + rest))
  }

  // MARK: Items

  /// Whether an item is a task and done; the mark is removed.
  func takeTask(from blocks: inout [Block]) -> Bool? {
    guard case .paragraph(var inlines) = blocks.first, case .text(let text) = inlines.first else { return nil }
    let bytes = Array(text.utf8.prefix(4))
    guard bytes.count > 2, bytes[0] == Byte.openBracket, bytes[2] == Byte.closeBracket,
      bytes.count > 3 ? bytes[3].isBlank : inlines.count > 1
    else { return nil }
    guard bytes[1].isBlank || bytes[1] | 0x20 == UInt8(ascii: "x") else { return nil }
    let rest = String(text.dropFirst(3).drop { $0 == " " || $0 == "\t" })
    inlines.removeFirst()
    if !rest.isEmpty { inlines.insert(.text(rest), at: 0) }
    blocks[0] = .paragraph(inlines)
    return !bytes[1].isBlank
  }

  /// Adds a note; its first paragraph begins with letters that stand for the end of its mark.
  func addFootnote(_ name: String, _ blocks: [Block], filler: Int, at span: Span) {
    var blocks = blocks
    if case .paragraph(var inlines) = blocks.first, case .text(let text) = inlines.first {
      let rest = String(text.dropFirst(filler).drop { $0 == " " || $0 == "\t" })
      inlines.removeFirst()
      if !rest.isEmpty {
        inlines.insert(.text(rest), at: 0)
      } else if case .softBreak = inlines.first {
        inlines.removeFirst()
      }
      if inlines.isEmpty { blocks.removeFirst() } else { blocks[0] = .paragraph(inlines) }
    }
    guard reading.definedFootnotes.insert(name).inserted else {
      reading.error(
        "duplicate-footnote", "Two notes are named '\(name)'", at: span, hint: "Give each note a name of its own")
      return
    }
    add(.footnote(Footnote(name: name, blocks: blocks)))
  }

  // MARK: Headings and figures

  /// Adds a heading with the anchor that it has or gets.
  func addHeading(_ frame: Frame, _ node: CommonMarkTree.Node) {
    var inlines = frame.inlines
    var attributes = Attributes()
    var place = span(ofLineFrom: node)
    if let trailing = frame.trailing, trailing.inlineCount + 1 == inlines.count, case .text(let text) = inlines.last,
      text.utf8.count == trailing.after
    {
      attributes = trailing.attributes
      place = trailing.name ?? place
      inlines.removeLast()
      var kept = text.utf8.prefix(trailing.before)
      while let last = kept.last, last.isBlank { kept.removeLast() }
      if !kept.isEmpty { inlines.append(.text(String(Substring(kept)))) }
    }
    let anchor = reading.anchors.anchor(of: &inlines, name: attributes.name)
    if anchor.isTaken {
      reading.warning(
        "duplicate-anchor", "The name '\(anchor.wanted)' is used more than once", at: span(ofLineFrom: node),
        hint: "This heading is called '\(anchor.name)'; give each heading a name of its own")
    }
    attributes.name = nil
    let level = Int(cmark_node_get_heading_level(node))
    reading.parts.append(PlacedPart(.heading(level: level, inlines), at: span(ofLineFrom: node)))
    let heading = Block.heading(level: level, anchor: anchor.name, inlines)
    add(attributes.isEmpty ? heading : .attributed(attributes, heading))
  }

  /// The figure of a paragraph that is one image with a text.
  func figure(_ inlines: [Inline], _ node: CommonMarkTree.Node) -> Block? {
    guard inlines.count == 1, let first = inlines.first else { return nil }
    var image = first
    var attributes = Attributes()
    if case .attributed(let written, let inner) = first, let only = inner.first {
      attributes = written
      image = only
    }
    guard case .image(let destination, let title, let caption) = image, !caption.isEmpty else { return nil }
    if let name = attributes.name { reading.unnumbered.remove(name) }
    return .figure(ImageFigure(destination: destination, title: title, caption: caption, attributes: attributes))
  }

  // MARK: Running text

  /// Gives attributes to what stands before them: a text in brackets, an image, a link or code.
  func addAttributes(_ attributes: Attributes, _ name: Span?, _ original: [UInt8]) {
    var isGiven = false
    var hidden: [Inline] = []
    change { frame in
      if frame.text.isEmpty, let last = frame.inlines.last {
        switch last {
        case .image, .link, .code, .math:
          frame.inlines[frame.inlines.count - 1] = .attributed(attributes, [last])
          isGiven = true
          return
        case .text, .softBreak, .lineBreak, .emphasis, .strong, .value, .html, .strikethrough, .attributed, .reference,
          .footnote:
          break
        }
      }
      isGiven =
        frame.text.last == Byte.closeBracket
        && TreeReader.enclose(&frame, attributes, for: reading.audience, hidden: &hidden)
      guard !isGiven else { return }
      let before = frame.text.count
      frame.text += original
      frame.trailing = Trailing(
        attributes: attributes, name: name, inlineCount: frame.inlines.count, before: before, after: frame.text.count)
    }
    reading.parts.removeLast(min(TreeReader.partCount(of: hidden), reading.parts.count))
    if isGiven, let description = attributes.description { describeImage(description) }
    if isGiven, let written = attributes.name { reading.define(written, at: name ?? Span(0, 0), isNumbered: false) }
  }

  /// Gives the image that was read last a description.
  private func describeImage(_ description: [Inline]) {
    guard let last = reading.parts.indices.last,
      case .image(let destination, let content, _) = reading.parts[last].kind
    else { return }
    reading.parts[last].kind = .image(destination: destination, content, description: description)
  }

  /// How many of the parts that were noted last stand in some inlines.
  private static func partCount(of inlines: [Inline]) -> Int {
    var count = 0
    for inline in inlines {
      switch inline {
      case .link(_, _, let content), .image(_, _, let content): count += 1 + partCount(of: content)
      case .math: count += 1
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .attributed(_, let content):
        count += partCount(of: content)
      case .text, .softBreak, .lineBreak, .code, .value, .html, .reference, .footnote: break
      }
    }
    return count
  }

  /// Encloses the text from the bracket that the last one closes; false when there is none.
  private static func enclose(
    _ frame: inout Frame, _ attributes: Attributes, for audience: Audience, hidden: inout [Inline]
  ) -> Bool {
    frame.endText()
    var depth = 0
    var index = frame.inlines.count - 1
    while index >= frame.bottom {
      if case .text(let text) = frame.inlines[index] {
        let bytes = Array(text.utf8)
        for offset in bytes.indices.reversed() {
          if bytes[offset] == Byte.closeBracket { depth += 1 }
          guard bytes[offset] == Byte.openBracket else { continue }
          depth -= 1
          guard depth == 0 else { continue }
          let nesting = (frame.spans.lazy.reversed().prefix { $0.index >= index }.map { $0.depth }.max() ?? 0) + 1
          guard nesting <= deepestMarks else {
            frame.bottom = frame.inlines.count
            return false
          }
          while let last = frame.spans.last, last.index >= index { frame.spans.removeLast() }
          var inner = Array(frame.inlines[(index + 1)...])
          var first = Array(bytes[(offset + 1)...])
          if inner.isEmpty {
            first.removeLast()
          } else if case .text(let last) = inner[inner.count - 1] {
            inner[inner.count - 1] = .text(String(last.dropLast()))
          }
          frame.inlines.removeSubrange(index...)
          if offset > 0 { frame.inlines.append(.text(String(decoding: bytes[..<offset], as: UTF8.self))) }
          if !first.isEmpty { inner.insert(.text(String(decoding: first, as: UTF8.self)), at: 0) }
          frame.forgetTildes(from: index)
          guard !audience.hides(attributes) else {
            hidden = inner
            return true
          }
          frame.spans.append((frame.inlines.count, nesting))
          frame.inlines.append(.attributed(attributes.withoutConditions, inner))
          return true
        }
      }
      index -= 1
    }
    frame.bottom = frame.inlines.count
    return false
  }

  /// Adds tildes, or makes struck text of what stands between them and the last ones of the same length.
  func addTildes(_ text: String, opens: Bool, closes: Bool) {
    change { frame in
      frame.endText()
      let openers = text.utf8.count == 1 ? frame.singleTildes : frame.doubleTildes
      if closes, let start = openers.last, start + 1 < frame.inlines.count {
        let inner = Array(frame.inlines[(start + 1)...])
        frame.inlines.removeSubrange(start...)
        frame.inlines.append(.strikethrough(inner))
        frame.forgetTildes(from: start)
        frame.bottom = min(frame.bottom, frame.inlines.count)
        return
      }
      if opens, openers.count < TreeReader.deepestMarks {
        if text.utf8.count == 1 {
          frame.singleTildes.append(frame.inlines.count)
        } else {
          frame.doubleTildes.append(frame.inlines.count)
        }
      }
      frame.inlines.append(.text(text))
    }
  }
}

extension Reading {
  /// Reports notes that the text never refers to.
  func checkFootnotes() {
    for (name, span) in footnotes where !usedFootnotes.contains(name) {
      warning(
        "unused-footnote", "The text never refers to the note '\(name)'", at: span,
        hint: "Write [^\(name)] where it belongs")
    }
  }
}
