import Source

/// Where the constant of an arithmetic instruction stands in the source.
enum ConstantPlace { case none, constantRight, constantLeft }

extension Opcode {
  var isConditionalJump: Bool { rawValue >= Opcode.unlessLess.rawValue && rawValue <= Opcode.unlessKLessEqual.rawValue }

  var isLoopEnd: Bool { rawValue >= Opcode.whileLess.rawValue && rawValue <= Opcode.whileKLessEqual.rawValue }
}

extension Operation {
  /// The operation that gives the same with its operands in the other order.
  var swapped: Operation {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    case .add, .subtract, .elementMultiply, .elementDivide, .elementLeftDivide, .elementPower, .equal, .notEqual, .and,
      .or, .multiply, .divide, .leftDivide, .power:
      self
    }
  }
}

extension Instruction {
  /// The name of a result that is not shown.
  static let silent: UInt16 = 0xFFFF
  /// The number of results in the body of an anonymous function: what its caller wants, at most one.
  static let callersOutputs: UInt8 = 0xFF

  /// Whether the operands stand in the other order than in the source.
  var isSwapped: Bool { opcode != .operate && d & 2 != 0 }

  /// The operation of an arithmetic, comparing or compare-and-jump instruction, and where its constant is.
  var binaryOperation: (Operation, ConstantPlace)? {
    let elementwise = d & 1 != 0
    switch opcode {
    case .add: return (.add, .none)
    case .subtract: return (.subtract, .none)
    case .multiply: return (elementwise ? .elementMultiply : .multiply, .none)
    case .divide: return (elementwise ? .elementDivide : .divide, .none)
    case .power: return (elementwise ? .elementPower : .power, .none)
    case .less, .unlessLess, .whileLess: return (.less, .none)
    case .lessEqual, .unlessLessEqual, .whileLessEqual: return (.lessEqual, .none)
    case .equal, .unlessEqual, .whileEqual: return (.equal, .none)
    case .notEqual, .unlessNotEqual, .whileNotEqual: return (.notEqual, .none)
    case .operate: return (Operation(rawValue: d) ?? .add, .none)
    case .addK: return (.add, .constantRight)
    case .subtractK: return (.subtract, .constantRight)
    case .multiplyK: return (elementwise ? .elementMultiply : .multiply, .constantRight)
    case .divideK: return (elementwise ? .elementDivide : .divide, .constantRight)
    case .powerK: return (elementwise ? .elementPower : .power, .constantRight)
    case .unlessLessK, .whileLessK: return (.less, .constantRight)
    case .unlessLessEqualK, .whileLessEqualK: return (.lessEqual, .constantRight)
    case .unlessEqualK, .whileEqualK: return (.equal, .constantRight)
    case .unlessNotEqualK, .whileNotEqualK: return (.notEqual, .constantRight)
    case .subtractFromK: return (.subtract, .constantLeft)
    case .divideIntoK: return (elementwise ? .elementDivide : .divide, .constantLeft)
    case .unlessKLess, .whileKLess: return (.less, .constantLeft)
    case .unlessKLessEqual, .whileKLessEqual: return (.lessEqual, .constantLeft)
    default: return nil
    }
  }
}
