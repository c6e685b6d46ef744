import Numerics
import Source

/// One subscript, resolved to positions counted from 0.
enum Subscript {
  /// `:`, every position.
  case all(Int)
  /// One position.
  case one(Int)
  /// Any positions, with the size of the value they came from.
  case list([Int], rows: Int, columns: Int)

  /// How many positions there are.
  var count: Int {
    switch self {
    case .all(let count): count
    case .one: 1
    case .list(let positions, _, _): positions.count
    }
  }

  @inline(__always) subscript(index: Int) -> Int {
    switch self {
    case .all: index
    case .one(let position): position
    case .list(let positions, _, _): positions[index]
    }
  }

  /// One more than the largest position; 0 when there is none.
  var extent: Int {
    switch self {
    case .all(let count): return count
    case .one(let position): return position + 1
    case .list(let positions, _, _):
      var extent = 0
      for position in positions { extent = max(extent, position + 1) }
      return extent
    }
  }

  /// Whether the positions are those of a colon.
  var isAll: Bool { if case .all = self { true } else { false } }
}

/// Where a subscript stands, for messages: `x(_,3)`.
struct SubscriptPlace {
  /// The indexed variable's name, or empty.
  var name: String
  /// Which subscript it is, from 0, and how many there are.
  var place: Int
  var of: Int

  /// The index with the other subscripts as underscores.
  func text(_ shown: String) -> String {
    var text = name.isEmpty ? "index (" : name + "("
    for index in 0..<of {
      if index > 0 { text += "," }
      text += index == place ? shown : "_"
    }
    return text + ")"
  }

  func invalid(_ shown: String, isZero: Bool) -> Failure {
    Failure(
      "\(text(shown)): subscripts must be either integers 1 to (2^63)-1 or logicals",
      hint: isZero ? "the first element has index 1" : nil, identifier: "Octave:invalid-index")
  }

  func outOfBound(_ position: Int, _ bound: Int, _ size: String) -> Failure {
    Failure(
      "\(text("\(position + 1)")): out of bound \(bound) (dimensions are \(size))",
      hint: name.isEmpty ? nil : of == 1 ? "'\(name)' has \(counted(bound, "element"))" : nil,
      identifier: "Octave:index-out-of-bounds")
  }
}

extension Subscript {
  /// Resolves a subscript value against a dimension of `extent` positions, which only a colon and logicals care about.
  init(_ value: Value, extent: Int, at place: SubscriptPlace) throws(Failure) {
    switch value {
    case .undefined: throw Failure("an index has no value")
    case .number(let number): self = .one(try Subscript.position(number, at: place))
    case .logical(let truth): self = truth ? .one(0) : .list([], rows: 0, columns: 0)
    case .object(let object):
      switch object.kind {
      case .text:
        let text = object.asText
        if text.elements == [UInt8(ascii: ":")] {
          self = .all(extent)
          return
        }
        var positions: [Int] = []
        for byte in text.elements { positions.append(try Subscript.position(Double(byte), at: place)) }
        self = .list(positions, rows: text.rows, columns: text.columns)
      case .real:
        let array = object.asReal
        var positions: [Int] = []
        positions.reserveCapacity(array.count)
        for index in 0..<array.count { positions.append(try Subscript.position(array.elements[index], at: place)) }
        self = .list(positions, rows: array.rows, columns: array.columns)
      case .range:
        let range = object.asRange
        var positions: [Int] = []
        positions.reserveCapacity(range.count)
        for index in 0..<range.count { positions.append(try Subscript.position(range.element(index), at: place)) }
        self = .list(positions, rows: 1, columns: range.columns)
      case .logical:
        let mask = object.asLogical
        var positions: [Int] = []
        for index in 0..<mask.count where mask.elements[index] { positions.append(index) }
        let isRow = mask.rows == 1 && mask.columns != 1
        self = .list(positions, rows: isRow ? 1 : positions.count, columns: isRow ? positions.count : 1)
      case .complex:
        let number = object.asComplex.elements.first ?? .zero
        let sign = number.im.sign == .minus ? "-" : "+"
        let shown = "\(Subscript.subscriptText(number.re))\(sign)\(Subscript.subscriptText(abs(number.im)))i"
        throw Failure(
          "\(place.text(shown)): subscripts must be real (forgot to initialize i or j?)",
          hint: "i is the imaginary unit until it is given a value", identifier: "Octave:bad-index")
      case .cell, .structure, .function:
        throw Failure(
          "subscript indices must be either positive integers or logicals",
          hint: "a \(value.typeName) cannot be an index", identifier: "Octave:index-out-of-bounds")
      }
    }
  }

  @inline(__always) private static func position(_ number: Double, at place: SubscriptPlace) throws(Failure) -> Int {
    guard number >= 1, number < 9e15, number == number.rounded(.towardZero) else {
      throw place.invalid(subscriptText(number), isZero: number == 0)
    }
    return Int(limited: number) - 1
  }

  private static func subscriptText(_ number: Double) -> String {
    if number == number.rounded(.towardZero), abs(number) < 1e15 { return "\(Int64(number))" }
    return number == number && abs(number) != .infinity ? "\(number)" : number == number ? "Inf" : "NaN"
  }

  /// Checks that every position lies below `bound`.
  func check(_ bound: Int, _ size: String, at place: SubscriptPlace) throws(Failure) {
    switch self {
    case .all: return
    case .one(let position): if position >= bound { throw place.outOfBound(position, bound, size) }
    case .list(let positions, _, _):
      for position in positions where position >= bound { throw place.outOfBound(position, bound, size) }
    }
  }
}
