import Numerics

/// A place in space, or a direction.
struct SpacePoint: Equatable, Sendable {
  var x: Double
  var y: Double
  var z: Double
}

/// Where space is looked at from, without perspective: parallel lines stay parallel.
///
/// The angles are MATLAB's. At an azimuth of 0 one looks along the y axis, with x to the right; a larger one goes round
/// the z axis anticlockwise, seen from above. The elevation is the angle above the plane of x and y.
public struct View: Equatable, Sendable {
  /// The angle round the z axis, in degrees.
  public let azimuth: Double
  /// The angle above the plane of x and y, in degrees from -90 to 90.
  public let elevation: Double
  /// The directions in space that lead to the right, up, and to the one who looks.
  let right: SpacePoint
  let up: SpacePoint
  let near: SpacePoint

  /// The usual view of space.
  public static let usual = View(azimuth: -37.5, elevation: 30)

  /// A view from two angles in degrees.
  public init(azimuth: Double, elevation: Double) {
    self.azimuth = azimuth
    self.elevation = Swift.min(Swift.max(elevation, -90), 90)
    let (sine, cosine) = View.turn(azimuth)
    let (rise, run) = View.turn(self.elevation)
    right = SpacePoint(x: cosine, y: sine, z: 0)
    up = SpacePoint(x: -sine * rise, y: cosine * rise, z: run)
    near = SpacePoint(x: sine * run, y: -cosine * run, z: rise)
  }

  /// Sine and cosine of degrees, exact for right angles, so that an edge seen end on has no length.
  private static func turn(_ degrees: Double) -> (sine: Double, cosine: Double) {
    let angle = degrees.isFinite ? degrees.truncatingRemainder(dividingBy: 360) : 0
    if angle.truncatingRemainder(dividingBy: 90) == 0 {
      let quarter = (Int(angle / 90) + 4) & 3
      return ([0, 1, 0, -1][quarter], [1, 0, -1, 0][quarter])
    }
    let radians = angle * (Double.pi / 180)
    return (Real.sin(radians), Real.cos(radians))
  }

  /// A place as it is seen: `x` to the right, `y` up, and `z` towards the one who looks.
  func project(_ point: SpacePoint) -> SpacePoint {
    SpacePoint(
      x: right.x * point.x + right.y * point.y,
      y: up.x * point.x + up.y * point.y + up.z * point.z,
      z: near.x * point.x + near.y * point.y + near.z * point.z)
  }
}
