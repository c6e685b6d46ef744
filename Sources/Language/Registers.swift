import Numerics

// The memory of the registers, the one unsafe place of the machine.
//
// A register is a double and an object reference, kept in two banks so that scalar code touches only the doubles.
//   1. A double that is not one of the four tags is the number itself, and the reference is nil.
//   2. The tags are NaNs with payloads that arithmetic on numbers does not produce: undefined, false, true, object.
//   3. The reference is not nil exactly when the tag is `object`. Swift counts it; there is no manual counting.
// Every operation on a NaN gives a NaN, so arithmetic needs no test of its operands: a result that is not NaN proves
// that both were numbers. A NaN sends the instruction to the general path, and `set` makes every NaN canonical.
//
// Safety: `Window` checks every index against its frame, and `Registers` checks that a frame fits the stack. `borrow`
// reads an object without retaining it; its closure gets the object only, so it cannot write a register.

/// The bit patterns of what is not a number.
enum Tag {
  static let undefined: UInt64 = 0x7FFC_0000_0000_0001
  static let no: UInt64 = 0x7FFC_0000_0000_0002
  static let yes: UInt64 = 0x7FFC_0000_0000_0003
  static let object: UInt64 = 0x7FFC_0000_0000_0004
  @inline(__always) static func logical(_ truth: Bool) -> Double { Double(bitPattern: truth ? yes : no) }
}

/// The registers of one call.
struct Window {
  fileprivate let numbers: UnsafeMutablePointer<Double>
  fileprivate let objects: UnsafeMutablePointer<HeapObject?>
  let count: Int

  @inline(__always) private func checked(_ index: UInt16) -> Int {
    precondition(Int(index) < count)
    return Int(index)
  }

  @inline(__always) subscript(index: UInt16) -> Double { numbers[checked(index)] }
  @inline(__always) func bits(_ index: UInt16) -> UInt64 { numbers[checked(index)].bitPattern }
  @inline(__always) func holdsObject(_ index: UInt16) -> Bool { bits(index) == Tag.object }

  /// Stores a number, or answers false when it is a NaN (perhaps no number) or the register holds an object to release.
  @inline(__always) func setNumber(_ index: UInt16, _ number: Double) -> Bool {
    let old = numbers[checked(index)]
    if number != number || old != old {
      guard number == number, objects[Int(index)] == nil else { return false }
    }
    numbers[Int(index)] = number
    return true
  }

  /// Stores a number or a truth value, or answers false when the register holds an object to release.
  @inline(__always) func setPlain(_ index: UInt16, _ plain: Double) -> Bool {
    let old = numbers[checked(index)]
    if old != old, objects[Int(index)] != nil { return false }
    numbers[Int(index)] = plain
    return true
  }

  /// Stores a plain value in a register of a call that is just beginning, which holds no object that counts.
  @inline(__always) func place(_ plain: Double, at index: Int) {
    precondition(index < count)
    numbers[index] = plain
  }

  /// Reads the object of a register that holds one.
  @inline(__always) func borrow<Result>(_ index: UInt16, _ body: (HeapObject) -> Result) -> Result {
    precondition(holdsObject(index))
    return UnsafeRawPointer(objects + Int(index)).assumingMemoryBound(to: Unmanaged<HeapObject>.self).pointee
      ._withUnsafeGuaranteedRef(body)
  }

  @inline(__always) func isUnique(_ index: UInt16) -> Bool { isKnownUniquelyReferenced(&objects[checked(index)]) }

  /// The register as a value.
  func value(_ index: UInt16) -> Value {
    switch bits(index) {
    case Tag.undefined: .undefined
    case Tag.no: .logical(false)
    case Tag.yes: .logical(true)
    case Tag.object: objects[Int(index)].map { .object($0) } ?? .undefined
    default: .number(numbers[Int(index)])
    }
  }

  /// Moves the value out and leaves the register undefined, so that its object may have no other reference.
  func take(_ index: UInt16) -> Value {
    guard holdsObject(index) else { return value(index) }
    numbers[Int(index)] = Double(bitPattern: Tag.undefined)
    let object = (objects + Int(index)).move()
    (objects + Int(index)).initialize(to: nil)
    return object.map { .object($0) } ?? .undefined
  }

  func set(_ index: UInt16, _ value: consuming Value) {
    switch value {
    case .number(let number):
      numbers[checked(index)] = number == number || number.isMissing ? number : .nan
      objects[Int(index)] = nil
    case .logical(let truth):
      numbers[checked(index)] = Tag.logical(truth)
      objects[Int(index)] = nil
    case .undefined:
      numbers[checked(index)] = Double(bitPattern: Tag.undefined)
      objects[Int(index)] = nil
    case .object(let object):
      numbers[checked(index)] = Double(bitPattern: Tag.object)
      objects[Int(index)] = object
    }
  }

  /// Makes the locals from `first` on undefined; above them are stale numbers that code never reads.
  @inline(__always) func enter(from first: Int, to locals: Int) {
    precondition(locals <= count)
    var index = first
    while index < locals {
      numbers[index] = Double(bitPattern: Tag.undefined)
      index += 1
    }
  }

  /// Moves register `result` to register 0 and releases every other object.
  @inline(__always) func leave(result: UInt16) {
    let plain = numbers[checked(result)]
    if plain != plain, result != 0 { swap(&objects[0], &objects[Int(result)]) }
    numbers[0] = plain
    clear(from: 1)
  }

  /// Releases the objects of the registers from `first` on and leaves numbers behind.
  @inline(__always) func clear(from first: Int) {
    var index = first
    while index < count {
      if numbers[index] != numbers[index] {
        objects[index] = nil
        numbers[index] = 0
      }
      index += 1
    }
  }
}

/// A call that is running, and where its caller goes on.
struct CallFrame {
  /// The caller's next instruction.
  var pc: UnsafeMutablePointer<Instruction>
  /// The caller's first register.
  var base: Int
  /// The caller's function.
  var function: Int
  /// The caller's register for the first result.
  var destination: UInt16
  /// How many results the caller asked for.
  var outputs: UInt16
  /// How many arguments were given.
  var arguments: UInt16
}

/// The stack of registers and the stack of calls: a call allocates nothing.
final class Registers {
  /// How deep calls may nest, as in Octave.
  static let depth = 256
  /// How deep a builtin may still call back a function, such as `cellfun` does: each such run takes a piece of the
  /// host's stack, of which browsers give about 1 MB.
  #if arch(wasm32)
    static let callbackDepth = 128
  #else
    static let callbackDepth = depth
  #endif
  private let frames: UnsafeMutablePointer<CallFrame>
  private let numbers: UnsafeMutablePointer<Double>
  private let objects: UnsafeMutablePointer<HeapObject?>
  private let capacity: Int

  init(capacity: Int) {
    numbers = .allocate(capacity: capacity)
    numbers.initialize(repeating: 0, count: capacity)
    objects = .allocate(capacity: capacity)
    objects.initialize(repeating: nil, count: capacity)
    self.capacity = capacity
    frames = .allocate(capacity: Registers.depth)
  }

  deinit {
    objects.deinitialize(count: capacity)
    objects.deallocate()
    numbers.deallocate()
    frames.deallocate()
  }

  @inline(__always) func push(_ frame: CallFrame, at depth: Int) {
    precondition(depth >= 0 && depth < Registers.depth)
    (frames + depth).initialize(to: frame)
  }

  /// Only a depth that was pushed in this run may be read.
  @inline(__always) func frame(at depth: Int) -> CallFrame {
    precondition(depth >= 0 && depth < Registers.depth)
    return frames[depth]
  }

  @inline(__always) func window(at base: Int, count: Int) -> Window? {
    guard base >= 0, count > 0, base + count <= capacity else { return nil }
    return Window(numbers: numbers + base, objects: objects + base, count: count)
  }
}
