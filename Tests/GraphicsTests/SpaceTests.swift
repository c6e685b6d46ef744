import Markup
import Testing

@testable import Graphics

/// Space: how it is seen, what hides what, and where planes go through one another.
@Suite struct SpaceTests {
  private func scene(_ marks: [Mark], _ change: (inout Figure) -> Void = { _ in }) -> Scene {
    var figure = Figure(marks: marks)
    change(&figure)
    return Scene(figure, marks: figure.colouredMarks, width: 640, height: 376)
  }

  private func isClose(_ one: SpacePoint, _ x: Double, _ y: Double, _ z: Double) -> Bool {
    (one.x - x).magnitude < 5e-5 && (one.y - y).magnitude < 5e-5 && (one.z - z).magnitude < 5e-5
  }

  /// The rows of what MATLAB's viewmtx(-37.5, 30) gives, the third one towards the one who looks.
  @Test func theUsualViewIsThatOfMATLAB() {
    let view = View.usual
    #expect(isClose(view.project(SpacePoint(x: 1, y: 0, z: 0)), 0.7934, 0.3044, -0.5272))
    #expect(isClose(view.project(SpacePoint(x: 0, y: 1, z: 0)), -0.6088, 0.3967, -0.6871))
    #expect(isClose(view.project(SpacePoint(x: 0, y: 0, z: 1)), 0, 0.8660, 0.5))
  }

  @Test func viewsAlongAxesAreExact() {
    let point = SpacePoint(x: 2, y: 3, z: 5)
    #expect(View(azimuth: 0, elevation: 90).project(point) == point)
    #expect(View(azimuth: 0, elevation: 0).project(point) == SpacePoint(x: 2, y: 5, z: -3))
    #expect(View(azimuth: 90, elevation: 0).project(point) == SpacePoint(x: 3, y: 5, z: 2))
    #expect(View(azimuth: 450, elevation: 0).project(point) == SpacePoint(x: 3, y: 5, z: 2))
    #expect(View(azimuth: 0, elevation: 120).elevation == 90)
  }

  /// The depth of the face of a number at a place; nil where it is not seen.
  private func depth(_ piece: Piece, _ x: Double, _ y: Double) -> Double? {
    guard piece.kind == .face else { return nil }
    var isInside = false
    var last = piece.corners[piece.corners.count - 1]
    for corner in piece.corners {
      if (corner.y > y) != (last.y > y),
        x < (last.x - corner.x) * (y - corner.y) / (last.y - corner.y) + corner.x
      {
        isInside.toggle()
      }
      last = corner
    }
    return isInside ? piece.plane.depth(at: SpacePoint(x: x, y: y, z: 0)) : nil
  }

  /// How many places show a face that is not the nearest one, by more than `tolerance` pixels, and how many show any.
  private func wrongPlaces(_ scene: Scene, tolerance: Double = 0.5) -> (wrong: Int, all: Int) {
    let pieces = scene.pieces()
    var (wrong, all) = (0, 0)
    for column in 0..<64 {
      for row in 0..<40 {
        var nearest = -Double.infinity
        var shown = -Double.infinity
        for piece in pieces {
          guard let depth = depth(piece, Double(column) * 10 + 3.3, Double(row) * 10 + 3.7) else { continue }
          nearest = max(nearest, depth)
          shown = depth
        }
        if nearest.isFinite { all += 1 }
        if shown < nearest - tolerance { wrong += 1 }
      }
    }
    return (wrong, all)
  }

  @Test(arguments: [-37.5, 20, 75, 110, 200, 300], [-60.0, -10, 15, 30, 70])
  func surfacesHideWhatIsBehindThem(azimuth: Double, elevation: Double) {
    let places = Gallery.grid(-2, 2, 21)
    let wave = Gallery.net(.surface, places) { 3 * $0 * $0 * $1 / (1 + $0 * $0 * $0 * $0 + $1 * $1) - $1 * $1 }
    // Cells that are not flat have no exact depth.
    let scene = scene([.spatial(wave)]) { $0.view = View(azimuth: azimuth, elevation: elevation) }
    let counts = wrongPlaces(scene, tolerance: 4)
    #expect(counts.wrong * 500 <= counts.all && counts.all > 100, "\(counts)")
  }

  @Test func theFrontOfASphereHidesItsBack() {
    // Points of the unit sphere by the rational parametrisation of circles.
    var mark = SpatialMark(.surface, x: [], y: [], z: [])
    mark.rows = 17
    func circle(_ t: Double) -> (Double, Double) { ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)) }
    for column in 0...24 {
      let quarter = circle(Double(column % 6) / 6)
      let turned = [quarter, (-quarter.1, quarter.0), (-quarter.0, -quarter.1), (quarter.1, -quarter.0)][column / 6 % 4]
      for row in 0...16 {
        let (radius, height) = circle(Double(row - 8) / 8)
        mark.x.append(turned.0 * radius)
        mark.y.append(turned.1 * radius)
        mark.z.append(height)
      }
    }
    let counts = wrongPlaces(scene([.spatial(mark)]) { $0.isEqualScale = true })
    #expect(counts.wrong == 0 && counts.all > 200)
  }

  private let level = Gallery.plane([[0, 0, 1], [2, 0, 1], [2, 2, 1], [0, 2, 1]])
  private let upright = Gallery.plane([[1, 0, 0], [1, 2, 0], [1, 2, 2], [1, 0, 2]])
  private let slanted = Gallery.plane([[0, 0, 0], [2, 0, 2], [2, 2, 2], [0, 2, 0]])

  @Test(arguments: [-37.5, 20, 75, 110, 200, 300], [-60.0, -10, 15, 30, 70])
  func planesGoThroughOneAnother(azimuth: Double, elevation: Double) {
    for marks in [[level, upright], [level, upright, slanted]] {
      let counts = wrongPlaces(scene(marks) { $0.view = View(azimuth: azimuth, elevation: elevation) })
      #expect(counts.wrong == 0 && counts.all > 100)
    }
  }

  @Test func oneOfTwoCrossingPlanesIsCutAndTheirLineIsDrawn() throws {
    let scene = scene([level, upright])
    let pieces = scene.pieces()
    let faces = pieces.filter { $0.kind == .face }
    #expect(faces.count == 3)
    // The cut is no edge, the rest of the outlines is.
    #expect(
      faces.map { face in face.corners.indices.filter { face.edges >> UInt64($0) & 1 == 1 }.count }.sorted() == [
        3, 3, 4,
      ])
    let line = pieces.filter { $0.mark == Scene.crossing }
    let ends = [try #require(scene.place(1, 0, 1)), try #require(scene.place(1, 2, 1))]
    for end in ends {
      #expect(
        line.contains { piece in
          piece.corners.contains { ($0.x - end.x).magnitude + ($0.y - end.y).magnitude < 0.01 }
        })
    }
  }

  @Test func facesOfABodyAreNotCrossed() {
    let box = [level, Gallery.plane([[0, 0, 0], [2, 0, 0], [2, 0, 1], [0, 0, 1]])]
    let pieces = scene(box).pieces()
    #expect(pieces.count == 2)
  }

  @Test func aLineIsHiddenBehindAPlane() {
    let line = SpatialMark(.curve, x: [1, 1], y: [1, 1], z: [0, 2])
    let pieces = scene([level, .spatial(line)]).pieces()
    let face = pieces.firstIndex { $0.kind == .face } ?? -1
    let before = pieces[..<face].filter { $0.kind == .line }
    let after = pieces[face...].filter { $0.kind == .line }
    #expect(before.count > 5 && (before.count - after.count).magnitude <= 1)
    let middle = pieces[face].middle.y
    #expect(before.allSatisfy { $0.middle.y > middle } && after.allSatisfy { $0.middle.y < middle })
  }

  @Test func pointsAreBeforeOrBehindASurface() {
    let surface = Gallery.net(.surface, Gallery.grid(-1, 1, 9)) { _, _ in 0 }
    let points = SpatialMark(.points, x: [0.1, 0.1], y: [0.1, 0.1], z: [-0.4, 0.4])
    let scene = scene([.spatial(surface), .spatial(points)])
    let pieces = scene.pieces()
    func isCovered(_ index: Int) -> Bool {
      let place = pieces[index].middle
      return pieces[index...].contains { depth($0, place.x, place.y) != nil }
    }
    let indices = pieces.indices.filter { pieces[$0].kind == .point }
    #expect(indices.count == 2)
    for index in indices {
      let isBelow = pieces[index].middle.y > (scene.place(0.1, 0.1, 0)?.y ?? 0)
      #expect(isCovered(index) == isBelow)
    }
  }

  @Test func holesHaveNoFaces() {
    let surface = Gallery.net(.surface, Gallery.grid(0, 4, 5)) { $0 == 2 && $1 == 2 ? .nan : $0 + $1 }
    #expect(scene([.spatial(surface)]).pieces().count == 12)
    #expect(Mark.spatial(surface).description.hasSuffix(", one node missing"))
  }

  @Test func limitsCutWhatIsOutside() {
    let surface = Gallery.net(.surface, Gallery.grid(-2, 2, 9)) { $0 * $0 + $1 * $1 }
    let scene = scene([.spatial(surface)]) {
      $0.zLimits = Limits(lower: 0, upper: 1)
      $0.view = View(azimuth: 0, elevation: 0)
    }
    let pieces = scene.pieces()
    let (bottom, top) = (scene.corner(0, 0, -1).y, scene.corner(0, 0, 1).y)
    #expect(!pieces.isEmpty)
    for piece in pieces { #expect(piece.corners.allSatisfy { $0.y < bottom + 0.01 && $0.y > top - 0.01 }) }
  }

  @Test func oneScaleMakesACubeOfACube() {
    let points = SpatialMark(.points, x: [0, 10], y: [0, 10], z: [0, 10])
    let scene = scene([.spatial(points)]) {
      $0.isEqualScale = true
      $0.view = View(azimuth: 0, elevation: 0)
    }
    let (low, high) = (scene.place(0, 0, 0), scene.place(10, 0, 10))
    #expect(((high?.x ?? 0) - (low?.x ?? 0) + (high?.y ?? 0) - (low?.y ?? 0)).magnitude < 1e-9)
  }

  @Test func aSurfaceOf40By40IsSmall() {
    let places = Gallery.grid(-3, 3, 40)
    let surface = Gallery.net(.surface, places) { 6 * Gallery.hump($0) * $1 * Gallery.hump($1) }
    let figure = Figure(marks: [.spatial(surface)])
    let clock = ContinuousClock()
    var size = 0
    let time = clock.measure { size = figure.svg(layout: .wide, id: "f").description.utf8.count }
    print("a surface of 40 x 40: \(size) bytes in \(time)")
    #expect(size < 62_000)
  }

  @Test(arguments: [Layout.wide, .narrow], [-90.0, -45, 0, 10, 30, 60, 90])
  func textIsClearInAllViews(layout: Layout, elevation: Double) {
    for azimuth in stride(from: -180.0, through: 180, by: 22.5) {
      for name in ["x", "points", "a long name of many words, which goes on"] {
        for size in [1e-9, 1, 123456] {
          let points = SpatialMark(.points, x: [0, 3 * size], y: [-size, size], z: [0, size])
          var figure = Figure(marks: [.spatial(points)], xLabel: Label(name), yLabel: Label(name))
          figure.zLabel = Label(name)
          figure.view = View(azimuth: azimuth, elevation: elevation)
          TextOverlapTests().expectClear(figure, layout, "\(azimuth) \(elevation) \(name) \(size)")
        }
      }
    }
  }
}
