import Source

// Global and persistent variables. A scope that declares one keeps a copy in a register: each use reads the copy anew
// and each assignment stores it, so that functions which share the variable see the same value.

extension Compiler {
  /// `global name` and `persistent name`.
  mutating func declare(_ name: String, isPersistent: Bool, _ span: Span) {
    guard let slot = scope.slots[name] else { return }
    // A persistent variable belongs to its function.
    let key = isPersistent ? "\(scope.chunk.name) \(name)" : name
    scope.shared[name] = key
    if !isPersistent { scope.chunk.globalNames.insert(name) }
    scope.defined.insert(slot)
    emit(.shared, slot, string(key), 0, at: span)
  }

  /// Before a use of a variable: its register gets the shared value.
  mutating func refresh(_ name: String, _ span: Span) {
    guard let key = scope.shared[name], let slot = scope.slots[name] else { return }
    emit(.shared, slot, string(key), 0, at: span)
  }

  /// After an assignment to a variable: the register becomes the shared value.
  mutating func keep(_ name: String, _ span: Span) {
    guard let key = scope.shared[name], let slot = scope.slots[name] else { return }
    emit(.shared, slot, string(key), 1, at: span)
  }
}
