import Numerics

/// What a curve does between its first and its last point.
struct Course {
  var count = 0
  var first = 0.0
  var firstX = 0.0
  var last = 0.0
  var lastX = 0.0
  var lowest = Double.infinity
  var lowestX = 0.0
  var highest = -Double.infinity
  var highestX = 0.0
  /// How often the curve turns round, not counting wiggles below two per cent of its height.
  var turns = 0
  /// Whether it goes on to one side, as the graph of a function does.
  var isGraph = true
  /// Whether it ends where it begins.
  var isClosed = false
  /// Where it goes through zero.
  var zeros: [Double] = []
  /// Where it is broken: between two points that others without a value separate.
  var breaks: [Double] = []

  init(x: [Double], y: [Double]) {
    let total = Swift.min(x.count, y.count)
    var isBroken = false
    var direction = 0.0
    for index in 0..<total {
      guard x[index].isFinite, y[index].isFinite else {
        isBroken = count > 0
        continue
      }
      if count == 0 {
        (first, firstX) = (y[index], x[index])
      } else {
        if isBroken {
          breaks.append(lastX / 2 + x[index] / 2)
        } else if last < 0 && y[index] > 0 || last > 0 && y[index] < 0 {
          zeros.append(lastX + (x[index] - lastX) * (last / (last - y[index])))
        }
        if x[index] != lastX {
          let step = x[index] > lastX ? 1.0 : -1
          if direction == -step { isGraph = false }
          direction = step
        }
      }
      // A touch of zero inside counts, the ends do not.
      if y[index] == 0, count > 0, index + 1 < total, y[index - 1] != 0, !isBroken { zeros.append(x[index]) }
      isBroken = false
      count += 1
      (last, lastX) = (y[index], x[index])
      if y[index] < lowest { (lowest, lowestX) = (y[index], x[index]) }
      if y[index] > highest { (highest, highestX) = (y[index], x[index]) }
    }
    guard count > 1 else { return }
    let size = highest - lowest
    isClosed = (last - first).magnitude <= 1e-9 * size && (lastX - firstX).magnitude <= 1e-9 * size
    countTurns(x, y)
  }

  private mutating func countTurns(_ x: [Double], _ y: [Double]) {
    let threshold = (highest / 2 - lowest / 2) * 0.04
    var direction = 0
    var extreme = first
    for index in 0..<Swift.min(x.count, y.count) where x[index].isFinite && y[index].isFinite {
      let value = y[index]
      switch direction {
      case 0:
        if value - first > threshold { direction = 1 }
        if first - value > threshold { direction = -1 }
        if direction != 0 { extreme = value }
      case 1:
        if value > extreme { extreme = value }
        if extreme - value > threshold { (direction, extreme, turns) = (-1, value, turns + 1) }
      default:
        if value < extreme { extreme = value }
        if value - extreme > threshold { (direction, extreme, turns) = (1, value, turns + 1) }
      }
    }
  }

  /// The places where two curves over the same points cross.
  static func crossings(x: [Double], _ y: [Double], _ z: [Double]) -> [Double] {
    var differences: [Double] = []
    for index in 0..<Swift.min(y.count, z.count) { differences.append(y[index] - z[index]) }
    return Course(x: x, y: differences).zeros
  }
}
