/// Elementary functions on their principal branches.
extension Complex {
  /// e to this power.
  public var exponential: Complex { Complex(modulus: Real.exp(re), argument: im) }

  /// The natural logarithm, with an imaginary part in [-pi, pi].
  public var logarithm: Complex { Complex(Real.log(abs), argument) }

  /// The square root with a real part that is not negative (W. Kahan, Branch cuts for complex elementary functions,
  /// 1987, without the scaling for subnormal numbers).
  public var squareRoot: Complex {
    if re == 0 && im == 0 { return Complex(0, im) }
    if im == 0 {
      if re >= 0 { return Complex(re.squareRoot(), im) }
      return Complex(0, im.sign == .minus ? -(-re).squareRoot() : (-re).squareRoot())
    }
    if im.isInfinite { return Complex(.infinity, im) }
    if re.isInfinite {
      if im.isNaN { return Complex(re > 0 ? re : im, re > 0 ? im : re) }
      return re > 0 ? Complex(re, im < 0 ? -0.0 : 0) : Complex(0, im < 0 ? -.infinity : .infinity)
    }
    // Quartering keeps |re| + modulus from overflowing; the root is then half as large.
    let big = Swift.max(Swift.abs(re), Swift.abs(im)) > 1e307
    let x = big ? re / 4 : re
    let y = big ? im / 4 : im
    let half = ((Swift.abs(x) + Real.hypotenuse(x, y)) / 2).squareRoot()
    let other = Swift.abs(y) / (2 * half)
    let scale: Double = big ? 2 : 1
    let sign: Double = im < 0 ? -1 : 1
    return x >= 0 ? Complex(scale * half, sign * scale * other) : Complex(scale * other, sign * scale * half)
  }

  /// This number to the power `exponent`: repeated multiplication for small whole exponents, else exp(exponent log z).
  public func power(_ exponent: Complex) -> Complex {
    if exponent.im == 0 {
      if let whole = Int(exactly: exponent.re), Swift.abs(whole) <= 1024 { return power(whole) }
      if im == 0 && re >= 0 { return Complex(Real.power(re, exponent.re)) }
      return Complex(modulus: Real.power(abs, exponent.re), argument: argument * exponent.re)
    }
    if re == 0 && im == 0 { return exponent.re > 0 ? .zero : Complex(.nan, .nan) }
    return (exponent * logarithm).exponential
  }

  /// This number to a whole power, by squaring.
  public func power(_ exponent: Int) -> Complex {
    var result = Complex.one
    var square = self
    var left = exponent.magnitude
    while left > 0 {
      if left & 1 == 1 { result *= square }
      left >>= 1
      if left > 0 { square *= square }
    }
    return exponent < 0 ? .one / result : result
  }

  /// The sine.
  public var sine: Complex { Complex(Real.sin(re) * Real.cosh(im), Real.cos(re) * Real.sinh(im)) }
  /// The cosine.
  public var cosine: Complex { Complex(Real.cos(re) * Real.cosh(im), -Real.sin(re) * Real.sinh(im)) }
  /// The tangent.
  public var tangent: Complex {
    // Beyond 20 the hyperbolic tangent of the imaginary part is 1 in double precision and cosh would overflow.
    if Swift.abs(im) > 20 {
      return Complex(2 * Real.sin(2 * re) * Real.exp(-2 * Swift.abs(im)), im < 0 ? -1 : 1)
    }
    let scale = Real.cos(2 * re) + Real.cosh(2 * im)
    return Complex(Real.sin(2 * re) / scale, Real.sinh(2 * im) / scale)
  }
  /// The hyperbolic sine.
  public var hyperbolicSine: Complex { Complex(Real.sinh(re) * Real.cos(im), Real.cosh(re) * Real.sin(im)) }
  /// The hyperbolic cosine.
  public var hyperbolicCosine: Complex { Complex(Real.cosh(re) * Real.cos(im), Real.sinh(re) * Real.sin(im)) }
  /// The hyperbolic tangent.
  public var hyperbolicTangent: Complex {
    let rotated = Complex(-im, re).tangent
    return Complex(rotated.im, -rotated.re)
  }

  // The inverse functions by the formulas of W. Kahan (see above), which neither overflow nor lose digits.

  /// The inverse sine; the cuts lie beyond -1 and 1.
  public var inverseSine: Complex {
    let (p, q) = ((.one - self).squareRoot, (.one + self).squareRoot)
    return Complex(Real.atan2(re, (p * q).re), Real.asinh(p.re * q.im - p.im * q.re))
  }
  /// The inverse cosine.
  public var inverseCosine: Complex {
    let (p, q) = ((.one - self).squareRoot, (.one + self).squareRoot)
    return Complex(2 * Real.atan2(p.re, q.re), Real.asinh(q.re * p.im - q.im * p.re))
  }
  /// The inverse tangent.
  public var inverseTangent: Complex {
    let turned = Complex(-im, re).inverseHyperbolicTangent
    return Complex(turned.im, -turned.re)
  }
  /// The inverse hyperbolic sine.
  public var inverseHyperbolicSine: Complex {
    let turned = Complex(-im, re).inverseSine
    return Complex(turned.im, -turned.re)
  }
  /// The inverse hyperbolic cosine.
  public var inverseHyperbolicCosine: Complex {
    let (p, q) = ((self - .one).squareRoot, (self + .one).squareRoot)
    return Complex(Real.asinh(p.re * q.re + p.im * q.im), 2 * Real.atan2(p.im, q.re))
  }
  /// The inverse hyperbolic tangent.
  public var inverseHyperbolicTangent: Complex {
    let x = Swift.abs(re)
    let size = Real.log1p(4 * x / ((1 - x) * (1 - x) + im * im)) / 4
    return Complex(re < 0 ? -size : size, Real.atan2(2 * im, (1 - x) * (1 + x) - im * im) / 2)
  }

  /// The exponential minus one, accurate next to zero.
  public var exponentialMinusOne: Complex {
    let half = Real.sin(im / 2)
    return Complex(Real.expm1(re) * Real.cos(im) - 2 * half * half, Real.exp(re) * Real.sin(im))
  }
  /// The logarithm of 1 and this number, accurate next to zero.
  public var logarithmOfOnePlus: Complex {
    if Swift.abs(re) >= 0.5 { return (.one + self).logarithm }
    return Complex(Real.log1p(re * (2 + re) + im * im) / 2, Real.atan2(im, 1 + re))
  }
}
