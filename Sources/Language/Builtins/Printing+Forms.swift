import Source

extension Builtin {
  /// Numbers that are shown in a form of the author's choice, a part of the family of printing.
  static let forms: [Builtin] = [
    Builtin(
      "digits", "x, n", arguments: 2...2,
      summary: "The numbers x, shown with n significant digits. What is computed from them is shown as ever.",
      examples: ["digits(2/3, 3)": "ans = 0.667", "digits([2 31.4159], 3)": "ans =\n\n   2.00   31.4\n"]
    ) { call, _ throws(Failure) in [try call.shown(.significant, "digits")] },
    Builtin(
      "percent", "x, [decimals]", arguments: 1...2,
      summary: "The numbers x, shown as percentages: three digits at most, or so many decimals.",
      examples: ["p = percent(1/8)": "p = 12.5%", "percent(1/8, 2)": "ans = 12.50%", "2*percent(1/8)": "ans = 0.2500"]
    ) { call, _ throws(Failure) in [try call.shown(.percent, "percent")] },
    Builtin(
      "scientific", "x, [n]", arguments: 1...2,
      summary: "The numbers x, shown with a power of ten, with n significant digits.",
      examples: ["scientific(0.0012)": "ans = 1.2e-03", "scientific(299792458, 3)": "ans = 3.00e+08"]
    ) { call, _ throws(Failure) in [try call.shown(.scientific, "scientific")] },
    Builtin(
      "fraction", "x", arguments: 1...1,
      summary: "The numbers x, shown as the nearest fractions of whole numbers that are short.",
      examples: ["fraction([0.375 1/3])": "ans =\n\n   3/8   1/3\n"]
    ) { call, _ throws(Failure) in [try call.shown(.fraction, "fraction")] },
  ]
}

extension Builtin.Call {
  /// The first argument in a form, with the digits that the second one asks for.
  fileprivate func shown(_ kind: NumberForm.Kind, _ function: String) throws(Failure) -> Value {
    let numbers = arguments[0]
    let least = kind == .percent ? 0 : 1
    var form = NumberForm(kind: kind)
    var isRight = numbers.isRealLike && !numbers.isText
    if arguments.count > 1 {
      let digits = arguments[1].isRealLike && arguments[1].isScalar ? arguments[1].element(0) : -1
      isRight = isRight && digits == digits.rounded() && digits >= Double(least) && digits < 18
      if isRight { form.digits = UInt8(Int(digits) + 1 - least) }
    }
    guard isRight else {
      throw Failure("\(function): X must be real, and the number of digits a whole number from \(least) to 17")
    }
    let array = RealArray(rows: numbers.rows, columns: numbers.columns)
    for index in 0..<numbers.count { array.elements[index] = numbers.element(index) }
    array.form = form
    return .object(array)
  }
}
