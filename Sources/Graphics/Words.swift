import Numerics

/// What data show, in words: for readers who hear the page, and for the sentence below a plot.
enum Words {
  /// A number with three figures, whole numbers in full; a true minus sign and a raised exponent.
  static func number(_ value: Double) -> String {
    TickLabel(value, significant: 3).plainText
  }

  /// A text in which each `#` stands for the next number.
  static func filled(_ pattern: StaticString, _ numbers: [Double]) -> String {
    var bytes: [UInt8] = []
    var next = 0
    pattern.withUTF8Buffer { pattern in
      for byte in pattern {
        if byte == UInt8(ascii: "#"), next < numbers.count {
          bytes += Array(number(numbers[next]).utf8)
          next += 1
        } else {
          bytes.append(byte)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A count of things: `one curve`, `3 curves`.
  static func count(_ count: Int, _ noun: (one: String, many: String)) -> String {
    count == 1 ? "one " + noun.one : String(count) + " " + noun.many
  }

  /// Parts joined as in a sentence: `a, b and c`.
  static func list(_ parts: [String]) -> String {
    var result = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { result += index == parts.count - 1 ? " and " : ", " }
      result += part
    }
    return result
  }

  /// The course of a curve from its first point to its last.
  static func curve(x: [Double], y: [Double], names: [Label] = []) -> String {
    let course = Course(x: x, y: y)
    guard course.count > 0 else { return "has no points" }
    // What is zero but for rounding is said as zero.
    func said(_ value: Double) -> String {
      number(value.magnitude < 1e-12 * Swift.max(course.highest.magnitude, course.lowest.magnitude) ? 0 : value)
    }
    if course.count == 1 { return "is the single point (" + number(course.firstX) + ", " + number(course.first) + ")" }
    var text: String
    if !course.isGraph {
      text = course.isClosed ? "is a closed curve" : "leads from (" + said(course.firstX) + ", " + said(course.first)
      if !course.isClosed { text += ") to (" + said(course.lastX) + ", " + said(course.last) + ")" }
    } else if course.lowest == course.highest {
      text = "stays at " + number(course.first)
    } else if course.turns == 0, course.first != course.last {
      text = (course.first < course.last ? "rises from " : "falls from ") + said(course.first)
      text += " to " + said(course.last)
    } else {
      text = "goes from " + said(course.first) + " to " + said(course.last)
      text += ", highest " + said(course.highest) + " at " + (place(course.highestX, names) ?? number(course.highestX))
      text += ", lowest " + said(course.lowest) + " at " + (place(course.lowestX, names) ?? number(course.lowestX))
      if course.turns > 2 { text += ", turning " + String(course.turns) + " times" }
    }
    if course.isGraph, names.isEmpty { text += places(", zero", course.zeros) + places(", broken", course.breaks) }
    return text
  }

  /// The name of the place 1, 2, …; nil for others.
  static func place(_ place: Double, _ names: [Label]) -> String? {
    place >= 1 && place <= Double(names.count) && place == place.rounded() ? names[Int(place) - 1].text : nil
  }

  /// Where something happens, at most three places by name: `, zero at 1 and 2`; nothing where it does not happen.
  static func places(_ event: String, _ places: [Double]) -> String {
    if places.isEmpty { return "" }
    if places.count > 3 { return event + " " + String(places.count) + " times" }
    return event + " at " + list(places.map { number($0) })
  }

  /// A cloud of points: how many, and whether they lie along a line.
  static func cloud(x: [Double], y: [Double]) -> String {
    var moments = Moments()
    for index in 0..<Swift.min(x.count, y.count) { moments.include(x[index], y[index]) }
    guard moments.count > 0 else { return "has no points" }
    var text = "has " + count(moments.count, ("point", "points"))
    guard moments.count > 2, let correlation = moments.correlation else { return text }
    let strength = correlation.magnitude
    if strength >= 0.3 {
      text += strength >= 0.8 ? " close to a " : " around a "
      text += correlation > 0 ? "rising line" : "falling line"
    } else {
      text += " without a linear trend"
    }
    return text + " (correlation " + number((correlation * 100).rounded() / 100) + ")"
  }

  /// The shape of a histogram: its peaks, at most three by name.
  static func histogram(centres: [Double], heights: [Double]) -> String {
    var highest = -Double.infinity
    var lowest = Double.infinity
    var total = 0
    for index in 0..<Swift.min(centres.count, heights.count)
    where heights[index].isFinite && centres[index].isFinite {
      highest = Swift.max(highest, heights[index])
      lowest = Swift.min(lowest, heights[index])
      total += 1
    }
    guard total > 0 else { return "has no bars" }
    var text = "has " + count(total, ("bar", "bars")) + " from " + number(lowest) + " to " + number(highest)
    let peaks = peaks(heights, prominence: 0.2 * (highest - Swift.min(lowest, 0)))
    guard highest > lowest, peaks.count <= 3 else { return text }
    var places: [String] = []
    for peak in peaks where peak < centres.count && centres[peak].isFinite { places.append(number(centres[peak])) }
    guard !places.isEmpty else { return text }
    text += ", with " + (places.count == 1 ? "one peak at " : String(places.count) + " peaks at ")
    return text + list(places)
  }

  /// The places of maxima that rise by at least `prominence` over the valleys beside them.
  static func peaks(_ heights: [Double], prominence: Double) -> [Int] {
    var peaks: [Int] = []
    var valley = 0.0
    var candidate: Int?
    for index in heights.indices where heights[index].isFinite {
      let height = heights[index]
      if let best = candidate {
        if height > heights[best] {
          candidate = index
        } else if heights[best] - height >= prominence {
          peaks.append(best)
          candidate = nil
          valley = height
        }
      } else if height - valley >= prominence, height > valley {
        candidate = index
      } else {
        valley = Swift.min(valley, height)
      }
    }
    if let best = candidate { peaks.append(best) }
    return peaks
  }
}

/// Running means and second moments of points (Welford's update, which does not lose figures).
private struct Moments {
  var count = 0
  private var meanX = 0.0
  private var meanY = 0.0
  private var squareX = 0.0
  private var squareY = 0.0
  private var product = 0.0

  mutating func include(_ x: Double, _ y: Double) {
    guard x.isFinite, y.isFinite else { return }
    count += 1
    let (deltaX, deltaY) = (x - meanX, y - meanY)
    meanX += deltaX / Double(count)
    meanY += deltaY / Double(count)
    squareX += deltaX * (x - meanX)
    squareY += deltaY * (y - meanY)
    product += deltaX * (y - meanY)
  }

  /// Pearson's correlation; nil where one coordinate does not vary.
  var correlation: Double? {
    let scale = squareX.squareRoot() * squareY.squareRoot()
    guard scale > 0, scale.isFinite else { return nil }
    return product / scale
  }
}
