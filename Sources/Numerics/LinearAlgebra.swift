import CNumerics

/// The routines for matrices whose largest dimension is `size`.
///
/// Small ones take the portable build, so that what a reader compares digit by digit is the same on every processor
/// and in the page; large ones take the fastest.
func linearAlgebra(_ size: Int) -> UnsafePointer<nk_linear_algebra> {
  let largestPortable = 32
  return size <= largestPortable ? nk_portable_linear_algebra() : nk_fastest_linear_algebra()
}

/// Turns a status of the C interface into an error.
func check(_ status: Int32) throws(MatrixFailure) {
  switch Int(status) {
  case NK_OK: return
  case NK_NOT_DEFINITE: throw .notPositiveDefinite
  case NK_NOT_FINITE: throw .notFinite
  case NK_OUT_OF_MEMORY: throw .outOfMemory
  // Anything else: an iteration that stopped without a result.
  default: throw .noConvergence
  }
}

/// An array of `count` numbers for a routine to fill.
func output(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }

/// Passes complex numbers as pairs of doubles, which is how they lie in memory.
func withDoubles<R>(_ numbers: [Complex], _ body: (UnsafePointer<Double>) -> R) -> R {
  numbers.withUnsafeBytes { bytes in
    // An empty array has no address; its elements are never read.
    guard let start = bytes.baseAddress else {
      var nothing = 0.0
      return body(&nothing)
    }
    return body(start.assumingMemoryBound(to: Double.self))
  }
}

/// The complex numbers in pairs of doubles.
func complexNumbers(_ parts: [Double]) -> [Complex] {
  var result = [Complex]()
  result.reserveCapacity(parts.count / 2)
  for k in 0..<parts.count / 2 { result.append(Complex(parts[2 * k], parts[2 * k + 1])) }
  return result
}
