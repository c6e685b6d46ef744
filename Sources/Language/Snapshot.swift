import Numerics

/// The workspace at one moment: the variables, the functions, the state of the random numbers and all settings.
///
/// Values are shared with the machine that it came from, and are copied by whoever changes them first. It never changes,
/// and is an object so that keeping many costs no code that copies machines.
public final class Snapshot {
  fileprivate let machine: Machine
  fileprivate let values: [Value]

  fileprivate init(machine: Machine, values: [Value]) {
    self.machine = machine
    self.values = values
  }

  /// What differs in a later moment: names of variables and functions, and `Snapshot.random`, `Snapshot.format` and
  /// `Snapshot.shared` for what every later result of that kind depends on.
  public func changes(in later: Snapshot) -> [String] {
    var names: [String] = []
    let known = places
    for (index, name) in later.machine.workspaceNames.enumerated() {
      let before = known[name].map { values[$0] } ?? .undefined
      if !before.isSame(as: later.values[index]) { names.append(name) }
    }
    let kept = later.places
    for (index, name) in machine.workspaceNames.enumerated() where kept[name] == nil && !values[index].isMissing {
      names.append(name)
    }
    for name in ascending(Array(later.machine.functions.keys)) where machine.functions[name] == nil {
      names.append(name)
    }
    if machine.random != later.machine.random { names.append(Snapshot.random) }
    if machine.format != later.machine.format { names.append(Snapshot.format) }
    if !hasSameShared(as: later) { names.append(Snapshot.shared) }
    return names
  }

  private func hasSameShared(as later: Snapshot) -> Bool {
    let (before, after) = (machine.shared, later.machine.shared)
    if before.count != after.count { return false }
    for (name, value) in before {
      guard let other = after[name], value.isSame(as: other) else { return false }
    }
    return true
  }

  /// The random numbers, as a name that no variable has.
  public static let random = "~random"
  /// How numbers are displayed, as a name that no variable has.
  public static let format = "~format"
  /// Global variables and those that functions keep between calls, as a name that no variable has.
  public static let shared = "~shared"

  fileprivate var places: [String: Int] {
    var places: [String: Int] = [:]
    for (index, name) in machine.workspaceNames.enumerated() { places[name] = index }
    return places
  }
}

extension Machine {
  /// The workspace as it is now.
  public var snapshot: Snapshot {
    var values: [Value] = []
    if let window = registers.window(at: 0, count: max(1, workspaceNames.count)) {
      for index in workspaceNames.indices { values.append(window.value(UInt16(index))) }
    }
    return Snapshot(machine: self, values: values)
  }

  /// Makes the workspace what it was. Code that was loaded since stays, as values may be functions made of it.
  public mutating func restore(_ snapshot: Snapshot) {
    var machine = snapshot.machine
    machine.chunks = chunks
    machine.views = views
    machine.programs = programs
    machine.derivatives = derivatives
    machine.derivativeNumbers = derivativeNumbers
    machine.settings = settings
    if let window = registers.window(at: 0, count: max(1, workspaceNames.count)) { window.clear(from: 0) }
    self = machine
    if let window = registers.window(at: 0, count: max(1, workspaceNames.count)) {
      for (index, value) in snapshot.values.enumerated() { window.set(UInt16(index), value) }
    }
  }

  /// Takes over what a run that is not repeated changed: `changes` of them between two moments.
  public mutating func adopt(_ names: [String], from later: Snapshot) {
    let places = later.places
    for name in names {
      if name == Snapshot.random {
        random = later.machine.random
      } else if name == Snapshot.format {
        format = later.machine.format
      } else if name == Snapshot.shared {
        shared = later.machine.shared
      } else if let place = places[name] {
        assign(name, later.values[place])
      }
      if let number = later.machine.functions[name] { functions[name] = number }
    }
  }

  /// Gives a variable of the workspace a value.
  public mutating func assign(_ name: String, _ value: Value) {
    var slot = 0
    while slot < workspaceNames.count, workspaceNames[slot] != name { slot += 1 }
    if slot == workspaceNames.count { workspaceNames.append(name) }
    registers.window(at: 0, count: workspaceNames.count)?.set(UInt16(slot), value)
  }
}

extension Value {
  /// Whether two values are the same object, or equal numbers.
  fileprivate func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.undefined, .undefined): true
    case (.number(let a), .number(let b)): a.bitPattern == b.bitPattern
    case (.logical(let a), .logical(let b)): a == b
    case (.object(let a), .object(let b)): a === b || a.isEqual(to: b)
    case (.undefined, _), (.number, _), (.logical, _), (.object, _): false
    }
  }
}

extension HeapObject {
  /// Whether both are equal matrices of real numbers, which are also written in the same way, or equal texts.
  fileprivate func isEqual(to other: HeapObject) -> Bool {
    guard kind == other.kind, rows == other.rows, columns == other.columns else { return false }
    switch kind {
    case .real:
      let (a, b) = (asReal, other.asReal)
      if a.bar != b.bar || a.structure != b.structure || a.form != b.form { return false }
      for index in 0..<count where a.elements[index].bitPattern != b.elements[index].bitPattern { return false }
      return true
    case .text:
      return asText.isDoubleQuoted == other.asText.isDoubleQuoted && asText.elements == other.asText.elements
    case .logical, .complex, .range, .cell, .structure, .function: return false
    }
  }
}
