import Markup
import Testing

@testable import Graphics

/// No text lies on other text or leaves the drawing, in all of the gallery and in figures made to provoke it.
@Suite struct TextOverlapTests {
  @Test(arguments: Gallery.figures.map { $0.name }, [Layout.wide, .narrow])
  func gallery(name: String, layout: Layout) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }).figure
    expectClear(figure, layout, name)
  }

  @Test(arguments: [Layout.wide, .narrow])
  func crowded(layout: Layout) {
    let x = [0.0, 1, 2]
    let bundle = (0..<6).map { Mark.line(Line(x: x, y: [0, 1, 1 + Double($0) * 1e-3], label: "c\($0)")) }
    expectClear(Figure(marks: bundle, xLabel: "x", yLabel: "y"), layout, "bundle of ends")
    let notes = (0..<12).map { Mark.annotation(Annotation(x: 1, y: 1, text: "note \($0)")) }
    expectClear(Figure(marks: [.line(Line(x: x, y: x))] + notes), layout, "notes at one place")
    let long = Label(String(repeating: "a long name of many words ", count: 9))
    expectClear(
      Figure(
        marks: [.line(Line(x: x, y: x, label: long)), .dots(Dots(x: x, y: x, label: long))], title: long,
        subtitle: long, xLabel: long, yLabel: long), layout, "long texts")
  }

  @Test(arguments: [1e-300, 1e-9, 0.001, 1, 12345, 1e6, 123456789, 1e15, 1e300])
  func tickLabels(size: Double) {
    let x = [0, 0.37, 1, 2.9].map { $0 * size }
    for layout in [Layout.wide, .narrow] {
      expectClear(Figure(marks: [.line(Line(x: x, y: x))]), layout, "size \(size)")
      let offset = x.map { $0 + size * 1e5 }
      expectClear(Figure(marks: [.dots(Dots(x: offset, y: offset))], xLabel: "x", yLabel: "y"), layout, "far \(size)")
    }
  }

  @Test(arguments: [Layout.wide, .narrow], 1...8)
  func panels(layout: Layout, columns: Int) {
    let x = [0, 0.37, 1, 2.9]
    let long: Label = "a long name of many words"
    for size in [1e-9, 1, 123456789] {
      let panels = (0..<2 * columns).map { index in
        let figure = Figure(
          marks: [
            .line(Line(x: x.map { $0 * size }, y: x.map { $0 * size }, label: index == 1 ? "name" : nil)),
            .rule(Rule(.vertical, at: size, label: long)),
          ], title: index == 2 ? long : "", subtitle: index == 3 ? long : "", xLabel: index == 0 ? long : "x",
          yLabel: index % 2 == 0 ? "y" : "")
        let cells = CellRange(row: index / columns, column: index % columns)
        return size == 1 ? Panel(figure, in: cells, xLink: 1 + index % columns, yLink: 1) : Panel(figure, in: cells)
      }
      let figure = Gallery.tiled(rows: 2, columns: columns, title: long, xLabel: long, yLabel: long, panels)
      expectClear(figure, layout, "\(columns) columns of size \(size)")
    }
  }

  @Test func aPlantedOverlapIsFound() {
    let text = Markup.tag("text", ["x": "10", "y": "20"], [.text("one")])
    let other = Markup.tag("text", ["x": "15", "y": "24"], [.text("two")])
    let found = boxes(in: .fragment([text, other]))
    #expect(found.count == 2 && found[0].box.overlaps(found[1].box))
  }

  func expectClear(_ figure: Figure, _ layout: Layout, _ name: String) {
    let drawing = figure.svg(layout: layout, id: "f")
    let found = boxes(in: drawing)
    let height = viewBox(drawing).height
    for (index, one) in found.enumerated() {
      #expect(
        one.box.left >= -0.1 && one.box.right <= layout.width + 0.1 && one.box.top >= -1 && one.box.bottom <= height,
        "\(name): “\(one.text)” leaves the drawing: \(one.box)")
      for other in found[(index + 1)...] {
        #expect(!one.box.overlaps(other.box), "\(name): “\(one.text)” and “\(other.text)” overlap")
      }
    }
  }

  private func boxes(in markup: Markup) -> [(text: String, box: TextBox)] {
    switch markup {
    case .text, .verbatim: return []
    case .fragment(let pieces): return pieces.flatMap { boxes(in: $0) }
    case .element("text", let attributes, let children):
      func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
      let text = markup.plainText
      let classes = value("class").split(separator: " ")
      let size = classes.contains("m") ? 15 : Double(value("font-size")) ?? 13
      if markup.description.contains("tspan class=\"f\"") { return [(text, formula(attributes, children, size))] }
      var width = 0.0
      for child in children {
        var partSize = size
        if case .element = child { partSize = TickLabel.exponentSize }
        width += TextWidth.pixels(child.plainText, size: partSize, isBold: classes.contains("kt"))
      }
      let anchor: Lettering.Anchor
      switch value("text-anchor") {
      case "middle": anchor = .middle
      case "end": anchor = .end
      default: anchor = .start
      }
      let (x, y) = (Double(value("x")) ?? .nan, Double(value("y")) ?? .nan)
      return [(text, TextBox(width: width, x: x, y: y, anchor: anchor))]
    case .element("g", let attributes, let children):
      let place = (attributes.first { $0.name == "transform" }?.value ?? "").dropFirst(10).dropLast()
      let shift = place.split(separator: " ").map { Double($0) ?? .nan }
      return children.flatMap { boxes(in: $0) }.map { text, box in
        var box = box
        (box.left, box.right) = (box.left + shift[0], box.right + shift[0])
        (box.top, box.bottom) = (box.top + shift[1], box.bottom + shift[1])
        return (text, box)
      }
    case .element(_, _, let children): return children.flatMap { boxes(in: $0) }
    }
  }

  /// The box of a label with mathematics, whose parts follow one another or have places of their own.
  private func formula(_ attributes: [Markup.Attribute], _ children: [Markup], _ outer: Double) -> TextBox {
    func value(_ attributes: [Markup.Attribute], _ name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }
    var pen = Point(x: Double(value(attributes, "x") ?? "") ?? .nan, y: Double(value(attributes, "y") ?? "") ?? .nan)
    let start = pen.x
    var box: TextBox?
    for child in children {
      var own: [Markup.Attribute] = []
      if case .element(_, let attributes, _) = child { own = attributes }
      let size = Double(value(own, "font-size") ?? "") ?? outer
      let isMathematics = value(own, "class") == "f"
      let text = child.plainText
      let width =
        isMathematics ? MathematicsWidth.pixels(text, size: size) : TextWidth.pixels(text, size: size, isBold: true)
      pen.x = (Double(value(own, "x") ?? "") ?? pen.x) + (Double(value(own, "dx") ?? "") ?? 0)
      pen.y += Double(value(own, "dy") ?? "") ?? 0
      if value(own, "text-anchor") == "middle" { pen.x -= width / 2 }
      let extent = isMathematics ? MathematicsWidth.extent(text) : (0.8, 0.26)
      let part = TextBox(
        left: pen.x, right: pen.x + width, top: pen.y - extent.0 * size, bottom: pen.y + extent.1 * size)
      box?.include(part)
      box = box ?? part
      pen.x += width
    }
    guard var box else { return TextBox(width: 0, x: pen.x, y: pen.y, anchor: .start) }
    let width = box.right - start
    switch value(attributes, "text-anchor") {
    case "middle": (box.left, box.right) = (start - width / 2, start + width / 2)
    case "end": (box.left, box.right) = (start - width, start)
    default: break
    }
    return box
  }

  private func viewBox(_ markup: Markup) -> (width: Double, height: Double) {
    guard case .element(_, let attributes, _) = markup else { return (0, 0) }
    let numbers = (attributes.first { $0.name == "viewBox" }?.value ?? "").split(separator: " ").map { Double($0) ?? 0 }
    return numbers.count == 4 ? (numbers[2], numbers[3]) : (0, 0)
  }
}
