import CAssets

/// The script of a page, which adds what a page can do without.
struct PageScript: Sendable {
  /// The script, without comments and indentation.
  let text: String
  /// What the page's policy names the script by.
  let hash: String

  private init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    text = PageScript.compacted(UnsafeBufferPointer(start: bytes, count: count))
    hash = EmbeddedImage.base64(SHA256.digest(of: Array(text.utf8)))
  }

  /// Buttons that copy code, previews of what the text mentions, and the mark of the current section.
  static let screen = PageScript(nbrun_page_js(), nbrun_page_js_size())
  /// Measures what is too wide for a page of paper.
  static let paper = PageScript(nbrun_paper_js(), nbrun_paper_js_size())

  /// Speaks with the engine.
  static let live = PageScript(nbrun_live_js(), nbrun_live_js_size())
  /// Moves the controls.
  static let controls = PageScript(nbrun_controls_js(), nbrun_controls_js_size())
  /// Drags the points of plots.
  static let points = PageScript(nbrun_points_js(), nbrun_points_js_size())
  /// Makes editors of cells.
  static let editor = PageScript(nbrun_editor_js(), nbrun_editor_js_size())
  /// Judges what readers answer.
  static let exercises = PageScript(nbrun_exercises_js(), nbrun_exercises_js_size())
  /// Shows one state of a list at a time.
  static let stepper = PageScript(nbrun_stepper_js(), nbrun_stepper_js_size())
  /// Shows the page thought by thought.
  static let present = PageScript(nbrun_present_js(), nbrun_present_js_size())
  /// The worker that owns the engine, which the script above starts.
  static let worker = PageScript(nbrun_live_worker_js(), nbrun_live_worker_js_size())

  /// A script without indentation, blank lines and lines that are comments; its strings must not run over lines.
  static func compacted(_ source: UnsafeBufferPointer<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    for line in source.split(separator: UInt8(ascii: "\n")) {
      let code = line.drop { $0 == UInt8(ascii: " ") }
      if code.isEmpty || code.starts(with: "//".utf8) || code.starts(with: "/**".utf8) { continue }
      output += code
      output.append(UInt8(ascii: "\n"))
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// The hash that Content Security Policies name scripts by (FIPS 180-4).
enum SHA256 {
  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes(64).map { fraction(of: cubeRoot($0)) }

  /// The digest of some bytes.
  static func digest(of message: [UInt8]) -> [UInt8] {
    // The first 32 bits of the fractional parts of the square roots of the first 8 primes.
    var state = primes(8).map { fraction(of: Double($0).squareRoot()) }
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift))
    }
    for start in stride(from: 0, to: bytes.count, by: 64) { add(bytes[start..<start + 64], to: &state) }
    return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  private static func add(_ block: ArraySlice<UInt8>, to state: inout [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { index in
      block[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    for index in 16..<64 {
      let (early, late) = (words[index - 15], words[index - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
      let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var w = state
    for index in 0..<64 {
      let first = rotated(w[4], 6) ^ rotated(w[4], 11) ^ rotated(w[4], 25)
      let choice = (w[4] & w[5]) ^ (~w[4] & w[6])
      let sum = w[7] &+ first &+ choice &+ constants[index] &+ words[index]
      let second = rotated(w[0], 2) ^ rotated(w[0], 13) ^ rotated(w[0], 22)
      let majority = (w[0] & w[1]) ^ (w[0] & w[2]) ^ (w[1] & w[2])
      w = [sum &+ second &+ majority, w[0], w[1], w[2], w[3] &+ sum, w[4], w[5], w[6]]
    }
    for index in 0..<8 { state[index] = state[index] &+ w[index] }
  }

  private static func primes(_ count: Int) -> [Int] {
    var primes: [Int] = []
    var number = 2
    while primes.count < count {
      if primes.allSatisfy({ number % $0 != 0 }) { primes.append(number) }
      number += 1
    }
    return primes
  }

  /// The cube root by Newton's method, exact to the last bits.
  private static func cubeRoot(_ number: Int) -> Double {
    var root = Double(number).squareRoot()
    for _ in 0..<60 { root -= (root * root * root - Double(number)) / (3 * root * root) }
    return root
  }

  private static func fraction(of number: Double) -> UInt32 { UInt32((number - number.rounded(.down)) * 4_294_967_296) }
}
