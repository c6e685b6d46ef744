/// The largest number that a size or a count keeps its value up to. `Int` has 32 bits in WebAssembly, and what is
/// added to a size must not overflow there; arrays stay far below in either case.
#if arch(wasm32)
  private let largestWhole = 1e9
#else
  private let largestWhole = 1e15
#endif

extension Int {
  /// The whole part of a number, held within what sizes may be; 0 for NaN.
  init(limited number: Double) {
    self = number == number ? Int(Swift.min(Swift.max(number, -largestWhole), largestWhole)) : 0
  }
}

extension Machine {
  /// Asks for steps on behalf of a large operation; `steps` may be more than an `Int` holds.
  mutating func addCharge(_ steps: Double) { charge = Int(limited: Double(charge) + steps) }
}
