/// What an instruction does. Ra, Rb, Rc are registers, Kb, Kc constants; a jump is relative to the next instruction.
/// After each name stands how the fields are read; `d` is the small field.
enum Opcode: UInt8 {
  /// Ra = Rb, which must have a value.
  case move
  /// Ra = Rb, whether or not it has a value.
  case take
  /// Ra = the plain constant Kb.
  case constant
  /// Ra = the value Vb of the chunk's values.
  case load

  // Ra = Rb op Rc. Bit 0 of d: multiply, divide and power are elementwise; bit 1: the source has the operands swapped.
  case add, subtract, multiply, divide, power
  case less, lessEqual, equal, notEqual
  // Ra = Rb op Kc; the last two have the constant on the left, Ra = Kb op Rc.
  case addK, subtractK, multiplyK, divideK, powerK
  case subtractFromK, divideIntoK
  // Ra = Rd + Rb * Rc; Ra = Rd - Rb * Rc.
  case multiplyAdd, multiplySubtract
  /// Ra = Rd + Rb / Rc.
  case divideAdd
  /// Ra = Rb * K(low byte of c) + K(high byte of c); d as in `multiplyK`.
  case multiplyKAddK
  /// Ra = Rb op Rc with d the number of any other `BinaryOperator`.
  case operate
  /// Ra = -Rb.
  case negate
  /// Ra = op Rb with d the number of a `UnaryOperation`.
  case unary

  // By Ja; unless Rb, by Ja.
  case jump, jumpFalse
  // Unless Rb op Rc, by Ja.
  case unlessLess, unlessLessEqual, unlessEqual, unlessNotEqual
  // Unless Rb op Kc, by Ja; the last two unless Kb op Rc.
  case unlessLessK, unlessLessEqualK, unlessEqualK, unlessNotEqualK
  case unlessKLess, unlessKLessEqual
  // The same as the ends of loops: back by Ja while Rb op Rc, Rb op Kc, Kb op Rc.
  case whileLess, whileLessEqual, whileEqual, whileNotEqual
  case whileLessK, whileLessEqualK, whileEqualK, whileNotEqualK
  case whileKLess, whileKLessEqual

  // Ra = Rb(Rc); Ra = Rb(Rc, Rc+1).
  case element, element2
  // Ra(Rb) = Rc; Ra(Rb) = Kc; Ra(Rb, Rb+1) = Rc.
  case store, storeK, store2
  /// Ra = what `end` means in place c of d places of an index into Rb; c counts from 0.
  case extent
  /// Ra = Rb with the access path c of the chunk, whose subscripts begin at R(Ra); d results are wanted.
  case access
  /// Ra along path b = Rc, whose subscripts begin at R(c + 1).
  case assign
  /// Ra along path b is deleted, the subscripts begin at Rc.
  case delete

  /// Ra... = builtin b of Ra...: c arguments, d results.
  case builtin
  /// Ra... = function b of Ra...: c arguments, d results.
  case call
  /// Ra... = the function or array Rb called with Ra...: c arguments, d results.
  case apply
  /// Ra... = the function named by string b, called with Ra...: c arguments, d results.
  case callName
  /// Ra... = the callee Rb (or with c = 1 the builtin, c = 2 the function, c = 3 the name b) of the list in Ra, d results.
  case applyList
  /// The function ends; its outputs are found through the chunk.
  case end

  /// Ra... = the callee Rb (c as in `applyList`) of the list in Ra; R(a + d) holds how many results are wanted, which
  /// become a list in Ra.
  case applyMany
  /// The function a must be able to give b results; with b = 0 the running function, which has no outputs, was called
  /// for none.
  case checkOutputs
  /// Says to the call before it which of its results are not used: bit k of a for result k.
  case ignoring
  /// The local Ra and the global or persistent variable named by string b: c = 0 reads it, 1 stores it.
  case shared
  /// Ra = how many elements path c of the local Rb names; the subscripts begin at R(a + 1).
  case targetCount
  /// Ra = a list of the first Rc values of the list Rb, which loses them; with d = 1 Ra = its first value.
  case split
  /// The elements of the local Ra that path b names become the values of the list Rc; the subscripts begin at R(c + 1).
  case assignEach

  /// Ra = the local Rb, or the function of its name called without arguments where the local has no value.
  case resolve
  /// Ra = a new empty list of arguments.
  case newList
  /// The list Ra gets Rb.
  case append
  /// The list Ra gets all values of Rb along path c, whose subscripts begin at R(d + Ra).
  case appendAll
  // Ra = [Rb, …] of c registers; Ra = [Rb; …]; with d = 1 Rb is one list.
  case horizontal, vertical
  // Ra = {Rb, …} of c registers; Ra = {Rb; …} of rows that are cell arrays; with d = 1 Rb is one list.
  case cellRow, cellColumn
  /// Ra = Rb : Rb+1 : Rb+2.
  case range
  /// Ra = the anonymous function b of the chunk, which captures locals.
  case closure
  /// Ra = the number of arguments (b = 0) or wanted results (b = 1) of this call.
  case arity

  /// The loop variables Ra... become index, count, first and step of the range Ra+2 : Ra+3 : Ra+1; if empty by Jc, and
  /// the local b - 1 becomes an empty matrix.
  case rangePrepare
  /// Rb = the next value of the range whose loop variables are Ra..., and back by Jc; else on.
  case rangeNext
  /// The loop variables Ra... become index and count of the columns of Ra+2; if there are none by Jc, and the
  /// local b - 1 becomes the empty matrix.
  case columnsPrepare
  /// Rb = the next column of Ra+2, and back by Jc; else on.
  case columnsNext
  /// Ra = whether the switch value Rb is the case value Rc.
  case matches

  /// Shows Ra under the name string b (0xFFFF: does not show it); with c > 0 it first becomes the local c - 1, `ans`.
  /// With d = 1 Ra is a list, each of whose values is treated so.
  case display
  /// A failure: the message is string b.
  case fail
  /// A handler of failures begins for the code up to Ja: the failure is put in Rb.
  case guardBegin
  /// The handler's code was left.
  case guardEnd
  /// Throws the failure in Ra again.
  case rethrow
  /// The local Ra loses its value; with b = 1 all locals do.
  case clear
}

extension Opcode {
  /// The end of a loop with the comparison that this jump tests.
  var atLoopEnd: Opcode {
    assert(isConditionalJump)
    return Opcode(rawValue: rawValue - Opcode.unlessLess.rawValue + Opcode.whileLess.rawValue) ?? self
  }
}

/// Operations on one operand.
enum UnaryOperation: UInt8 {
  case negate, identity, not, transpose, conjugateTranspose
  /// Whether the operand is true as a condition, as a truth value.
  case truth
}

/// One instruction: 64 bits.
struct Instruction {
  var opcode: Opcode
  var d: UInt8 = 0
  var a: UInt16 = 0
  var b: UInt16 = 0
  var c: UInt16 = 0

  init(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0) {
    self.opcode = opcode
    self.d = UInt8(truncatingIfNeeded: d)
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  /// The two constants of `multiplyKAddK`.
  var scale: Int { Int(c & 0xFF) }
  var shift: Int { Int(c >> 8) }

  var jumpA: Int { Int(Int16(bitPattern: a)) }
  var jumpC: Int { Int(Int16(bitPattern: c)) }
}

/// The instruction that the loop is at. Each field is read from memory where it is needed, and no other.
struct FetchedInstruction {
  let place: UnsafeMutablePointer<Instruction>

  @_transparent init(_ place: UnsafeMutablePointer<Instruction>) { self.place = place }

  @_transparent var opcode: Opcode { place.pointee.opcode }
  @_transparent var a: UInt16 { place.pointee.a }
  @_transparent var b: UInt16 { place.pointee.b }
  @_transparent var c: UInt16 { place.pointee.c }
  @_transparent var d: UInt16 { UInt16(place.pointee.d) }
  @_transparent var jumpA: Int { Int(Int16(bitPattern: place.pointee.a)) }
  @_transparent var jumpC: Int { Int(Int16(bitPattern: place.pointee.c)) }
}
