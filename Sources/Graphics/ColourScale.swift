import Source

/// Seven steps of colour for numbers from low to high. The theme holds them for light, dark and print.
public enum ColourMap: Equatable, Sendable {
  /// From pale to strong blue.
  case sequential
  /// Blue below the middle, red above.
  case diverging
  /// From pale to dark grey.
  case grey
  /// From pale yellow to dark red.
  case warm

  /// The names of MATLAB and Octave for each map. Rainbows, whose steps do not tell more from less, become steps of one
  /// hue.
  private static let names: StaticString = """
    default sequential blues parula viridis winter cool ocean jet turbo hsv rainbow lines prism cubehelix
    diverging coolwarm redblue bluered
    gray grey bone white greys grays
    warm hot copper autumn summer spring pink flag inferno magma plasma

    """

  /// A map by its name; nil for other text.
  public init?(name: String) {
    let wanted = name.bytes
    let maps: [ColourMap] = [.sequential, .diverging, .grey, .warm]
    let found = ColourMap.names.withUTF8Buffer { names -> ColourMap? in
      var map = 0
      var word: [UInt8] = []
      for byte in names {
        if byte > 32 {
          word.append(byte)
          continue
        }
        if word == wanted { return maps[map] }
        word = []
        if byte == 10 { map += 1 }
      }
      return nil
    }
    guard let found else { return nil }
    self = found
  }

  /// What the theme calls its steps.
  var letter: String {
    switch self {
    case .sequential: "q"
    case .diverging: "v"
    case .grey: "g"
    case .warm: "h"
    }
  }

  /// The class of text on a step: ink on pale ones, paper on strong ones, always dark on those between.
  func lettering(on step: Int) -> String {
    let strength = self == .diverging ? [6, 4, 2, 1, 2, 4, 6][step - 1] : step
    return strength < 4 ? "kt ki" : strength > 4 ? "kt kp" : "kt kd"
  }
}

/// How a figure colours fields of numbers.
public struct ColourSettings: Equatable, Sendable {
  /// The steps.
  public var map = ColourMap.sequential
  /// What the lowest and the highest step stand for; nil to follow the data.
  public var limits: Limits?
  /// Whether a bar above the plot explains the colours.
  public var hasBar = false
  /// What the numbers of the bar are; empty for nothing.
  public var label: Label = ""

  /// The theme's blue, without a bar.
  public init() {}
}

/// The colours of one field.
struct ColourScale: Equatable, Sendable {
  let map: ColourMap
  let limits: Limits
  /// The values between two colours: six for cells, the levels of contours.
  let thresholds: [Double]

  static let steps = 7

  /// Seven equal steps between limits.
  init(map: ColourMap, extent: Extent, wished: Limits?) {
    self.map = map
    var limits = Limits(lower: extent.lower, upper: extent.upper)
    if map == .diverging {
      // The middle of the colours is zero.
      let reach = Swift.max(limits.lower.magnitude, limits.upper.magnitude)
      limits = Limits(lower: -reach, upper: reach)
    }
    if let wished { limits = wished }
    self.limits = limits
    var thresholds: [Double] = []
    if limits.lower < limits.upper {
      for step in 1..<ColourScale.steps {
        let part = Double(step) / Double(ColourScale.steps)
        thresholds.append(limits.lower * (1 - part) + limits.upper * part)
      }
    }
    self.thresholds = thresholds
  }

  /// Bands between levels.
  init(map: ColourMap, levels: [Double]) {
    self.map = map
    limits = Limits(lower: levels.first ?? 0, upper: levels.last ?? 0)
    thresholds = levels
  }

  /// The number of the band that a value lies in, counted from 0.
  func band(_ value: Double) -> Int {
    var band = 0
    while band < thresholds.count, value >= thresholds[band] { band += 1 }
    return band
  }

  /// The colour of a band, 1 to 7; `lowest` makes all colours stand out from the page.
  func step(band: Int, lowest: Int = 1) -> Int {
    let last = thresholds.count
    guard last > 0 else { return 4 }
    if map == .diverging {
      var zero = 0.0
      for threshold in thresholds { zero += threshold < 0 ? 1 : threshold == 0 ? 0.5 : 0 }
      let reach = Swift.max(zero, Double(last) - zero, 0.5)
      return 4 + Int((3 * (Double(band) - zero) / reach).rounded())
    }
    let range = Double(ColourScale.steps - lowest)
    return lowest + Int((range * Double(band) / Double(last)).rounded())
  }

  /// The character of a terminal for a band.
  func shade(band: Int) -> Unicode.Scalar {
    let shades: [Unicode.Scalar] = ["·", "░", "▒", "▓", "█"]
    return shades[(step(band: band) * shades.count - 1) / ColourScale.steps]
  }
}
