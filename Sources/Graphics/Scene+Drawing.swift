import Markup

// Space as SVG and in a terminal. Lines, points, arrows and text are drawn as those of the plane are, from places that
// are already in pixels.

extension Scene {
  /// Walls, axes and marks without the element around them.
  func draw(layout: Layout) -> [Markup] {
    let frame = frame(layout: layout)
    var result: [Markup] = hasAxes ? walls() : []
    let pieces = pieces()
    for range in Scene.runs(of: pieces) {
      let first = pieces[range.lowerBound]
      if first.kind == .face {
        result += faces(pieces[range], of: marks[first.mark])
      } else {
        result.append(flat(pieces[range]).draw(in: frame))
      }
    }
    for axis in axes { result += axis.draw() }
    var notes: [Note] = []
    for text in annotations {
      if let note = text.note(in: frame) { notes.append(note) }
    }
    return result + Note.draw(notes, in: frame, avoiding: SpatialAxis.boxes(axes))
  }

  /// The same with the dots of a terminal.
  func trace(on canvas: inout BrailleCanvas) {
    for axis in axes { axis.trace(on: &canvas) }
    let frame = frame(layout: .wide)
    let pieces = pieces()
    for range in Scene.runs(of: pieces) {
      let first = pieces[range.lowerBound]
      guard first.kind == .face else {
        flat(pieces[range]).trace(on: &canvas, in: frame)
        continue
      }
      for index in range {
        canvas.clear(pieces[index].corners)
        canvas.line(Scene.edges(of: pieces[index...index], isWhole: marks[first.mark].isNet), dash: .solid)
      }
    }
    for text in annotations { text.trace(on: &canvas, in: frame) }
  }

  /// Pieces of one mark that follow one another.
  private static func runs(of pieces: [Piece]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in pieces.indices {
      let isLast = index + 1 == pieces.count
      if isLast || pieces[index + 1].mark != pieces[start].mark || pieces[index + 1].kind != pieces[start].kind {
        runs.append(start..<index + 1)
        start = index + 1
      }
    }
    return runs
  }

  /// The texts at their places.
  private var annotations: [Annotation] {
    var texts: [Annotation] = []
    for mark in marks where mark.kind == .text && !mark.x.isEmpty {
      guard let place = place(mark.x[0], mark.y[0], mark.z[0]) else { continue }
      texts.append(
        Annotation(
          x: place.x, y: place.y, text: mark.text, colour: mark.style.colour, alignment: mark.alignment))
    }
    return texts
  }

  /// Pieces of one mark that are no faces, as a mark of the plane.
  private func flat(_ pieces: ArraySlice<Piece>) -> Mark {
    var x: [Double] = []
    var y: [Double] = []
    func add(_ place: SpacePoint) {
      x.append(place.x)
      y.append(place.y)
    }
    var last: SpacePoint?
    var kind = Piece.Kind.line
    var style = LineStyle(colour: .ink, width: 1)
    var mark: SpatialMark?
    for piece in pieces {
      kind = piece.kind
      if piece.mark >= 0 { mark = marks[piece.mark] }
      if kind != .point {
        let start = kind == .head ? piece.corners[1] : piece.corners[0]
        if last != start {
          if last != nil { add(SpacePoint(x: .nan, y: .nan, z: .nan)) }
          add(start)
        }
        last = kind == .head ? piece.corners[0] : piece.corners[1]
        if let last { add(last) }
      } else {
        add(piece.corners[0])
      }
    }
    if let mark { style = mark.style }
    if kind == .point, let mark {
      let isCurve = mark.kind == .curve
      return .dots(
        Dots(
          x: x, y: y, size: mark.size, colour: style.colour,
          isFilled: mark.isFilled || isCurve || style.marker == .point,
          marker: style.marker))
    }
    style.marker = nil
    if let mark, mark.hasHeads {
      style.width = style.width ?? 2.5
      if style.dash == .automatic { style.dash = .solid }
    }
    var line = Line(x: x, y: y, style: style)
    line.hasHeads = kind == .head
    return .line(line)
  }

  /// Faces of one mark, neighbours of one colour as one path.
  private func faces(_ pieces: ArraySlice<Piece>, of mark: SpatialMark) -> [Markup] {
    var opacity: [Markup.Attribute] = []
    if let share = mark.opacity ?? (mark.isNet ? nil : 0.8) {
      opacity = [Markup.Attribute("fill-opacity", Coordinate.text(Swift.min(Swift.max(share, 0), 1)))]
    }
    guard mark.isNet else { return areas(pieces, of: mark, opacity) }
    let isMesh = mark.kind == .mesh
    let map = mark.scale?.map ?? .sequential
    var paths: [Markup] = []
    var path = PathData()
    var step = -1
    func finish() {
      guard !path.isEmpty else { return }
      var attributes: [Markup.Attribute] = []
      if step > 0 {
        let colour = "var(--" + map.letter + String(step) + ")"
        attributes = [Markup.Attribute(isMesh ? "stroke" : "fill", colour)]
      }
      paths.append(.element("path", attributes + [Markup.Attribute("d", path.text)], []))
      path = PathData()
    }
    var together = FaceGroup()
    for piece in pieces {
      let isApart = together.add(piece.corners)
      if piece.step != step || !isApart {
        finish()
        if isApart { together.restart() }
      }
      step = piece.step
      path.polygon(piece.corners)
    }
    finish()
    var attributes = mark.style.colour?.attributes("") ?? []
    func add(_ name: String, _ value: String) { attributes.append(Markup.Attribute(name, value)) }
    add("stroke-linejoin", "round")
    if isMesh {
      add("fill", "var(--paper)")
      if mark.style.colour != nil { add("stroke", "var(--k)") }
    } else {
      if mark.style.colour != nil { add("fill", "var(--k)") }
      if mark.hasEdges {
        add("stroke", "var(--ink)")
        add("stroke-opacity", ".35")
        add("stroke-width", ".5")
      } else {
        add("shape-rendering", "crispEdges")
      }
    }
    return [.element("g", attributes + opacity, paths)]
  }

  /// Flat areas: a tint without gaps where they were cut, and lines where they end.
  private func areas(_ pieces: ArraySlice<Piece>, of mark: SpatialMark, _ opacity: [Markup.Attribute]) -> [Markup] {
    var path = PathData()
    for piece in pieces { path.polygon(piece.corners) }
    let colour = mark.style.colour ?? .series(1)
    var attributes = colour.attributes("mk crisp") + opacity
    Markup.Attribute.add("fill:color-mix(in oklab,var(--k) 38%,var(--paper))", to: &attributes)
    var result: [Markup] = [.element("path", attributes + [Markup.Attribute("d", path.text)], [])]
    if mark.hasEdges {
      let style = LineStyle(colour: colour, dash: .solid, width: mark.style.width ?? 1.25)
      if let edges = Line.stroke(Polyline.path(Scene.edges(of: pieces, isWhole: false)), style: style) {
        result.append(edges)
      }
    }
    return result
  }

  /// The edges of faces, without those where they were cut unless they are wanted whole.
  private static func edges(of pieces: ArraySlice<Piece>, isWhole: Bool) -> [Point] {
    var points: [Point] = []
    for piece in pieces {
      for (index, corner) in piece.corners.enumerated() {
        guard isWhole || index > 63 || piece.edges >> UInt64(index) & 1 == 1 else { continue }
        let next = piece.corners[index + 1 < piece.corners.count ? index + 1 : 0]
        let start = Point(x: corner.x, y: corner.y)
        if points.last != start {
          points.append(Point(x: .nan, y: .nan))
          points.append(start)
        }
        points.append(Point(x: next.x, y: next.y))
      }
    }
    return points
  }

  /// The three far sides of the box with their grid, and the axes.
  private func walls() -> [Markup] {
    var grid = PathData()
    let far = farSides
    func line(_ from: [Double], _ to: [Double]) {
      let (one, two) = (corner(from[0], from[1], from[2]), corner(to[0], to[1], to[2]))
      grid.move(one.x, one.y)
      grid.line(two.x, two.y)
    }
    for axis in 0..<3 {
      var shares = [-far[axis], far[axis]]
      for own in axes where own.axis == axis && hasGrid {
        for value in own.values {
          let share = share(value, axis)
          if share.magnitude < 0.999 { shares.append(share) }
        }
      }
      for share in shares {
        for direction in 0..<3 where direction != axis {
          var from = far
          from[axis] = share
          var to = from
          (from[direction], to[direction]) = (-1, 1)
          line(from, to)
        }
      }
    }
    var edges = PathData()
    for axis in axes { axis.addLines(to: &edges) }
    var result: [Markup] = []
    for (name, path) in [("grid", grid), ("axis", edges)] where !path.isEmpty {
      result.append(.tag("path", ["class": name, "style": "shape-rendering:auto", "d": path.text]))
    }
    return result
  }
}

extension BrailleCanvas {
  /// Takes away the dots inside a polygon, so that what is behind it is hidden.
  mutating func clear(_ corners: [SpacePoint]) {
    guard var least = corners.first?.y else { return }
    var greatest = least
    for corner in corners {
      least = Swift.min(least, corner.y)
      greatest = Swift.max(greatest, corner.y)
    }
    var row = Coordinate.round(Swift.max(least, 0), 1)
    while Double(row) <= Swift.min(greatest, 4000) {
      var (left, right) = (Double.infinity, -Double.infinity)
      for index in corners.indices {
        let (from, to) = (corners[index], corners[index + 1 < corners.count ? index + 1 : 0])
        guard from.y <= Double(row) && to.y > Double(row) || from.y > Double(row) && to.y <= Double(row) else {
          continue
        }
        let x = from.x + (to.x - from.x) * (Double(row) - from.y) / (to.y - from.y)
        left = Swift.min(left, x)
        right = Swift.max(right, x)
      }
      if left <= right {
        var column = Coordinate.round(Swift.max(left, 0), 1)
        while Double(column) <= Swift.min(right, 4000) {
          unset(column, row)
          column += 1
        }
      }
      row += 1
    }
  }
}
