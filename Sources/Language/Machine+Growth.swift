import Source

// Arrays that grow in a loop, `x = [x, y]` and `x = [x; y]`: the new elements are put behind the old ones where nobody
// else holds the array, in room that doubles, so that a loop takes time in proportion to what it builds.

extension Machine {
  /// Carries out `[Rb, …]` or `[Rb; …]` in place when Rb is the very array that Ra holds and will be replaced by the
  /// result. Answers whether it did; otherwise nothing has changed.
  mutating func grow(_ r: Window, _ i: Instruction) throws(Failure) -> Bool {
    guard i.d != 1, i.c > 1, i.a != i.b, r.holdSameObject(i.a, i.b),
      let (kind, added) = try growth(r, i)
    else { return false }
    charge += added / 8
    let parts = (1..<i.c).map { r.value(i.b + $0) }
    // From here on the two registers alone hold the array.
    if kind == .text { growText(r, i, parts) } else { growReal(r, i, parts, added) }
    return true
  }

  /// The class of the array in Rb and how many elements are added, when it can grow in place.
  @inline(never)
  private func growth(_ r: Window, _ i: Instruction) throws(Failure) -> (kind: HeapObject.Kind, added: Int)? {
    guard case .object(let array) = r.value(i.b) else { return nil }
    let isRow = i.opcode == .horizontal
    guard isRow ? array.rows == 1 : array.columns == 1 else { return nil }
    switch array.kind {
    case .text: guard isRow else { return nil }
    case .real: guard array.asReal.structure == .full else { return nil }
    case .logical, .complex, .range, .cell, .structure, .function: return nil
    }
    var added = 0
    for index in 1..<i.c {
      let part = r.value(i.b + index)
      guard isRow ? part.rows == 1 : part.columns == 1, array.kind == .text ? part.kind == .text : part.isPlainReal
      else { return nil }
      added += part.count
    }
    try Value.checkSize(array.rows + (isRow ? 0 : added), array.columns + (isRow ? added : 0))
    return (array.kind, added)
  }

  private func growText(_ r: Window, _ i: Instruction, _ parts: [Value]) {
    _ = r.take(i.b)
    guard case .object(var object) = r.take(i.a) else { return }
    if !isHeldOnce(&object) {
      let text = object.asText
      object = TextArray(rows: 1, columns: text.columns, text.elements, isDoubleQuoted: text.isDoubleQuoted)
    }
    for part in parts { if case .object(let other) = part { object.asText.append(other.asText) } }
    r.set(i.a, .object(object))
  }

  private func growReal(_ r: Window, _ i: Instruction, _ parts: [Value], _ added: Int) {
    _ = r.take(i.b)
    guard case .object(var object) = r.take(i.a) else { return }
    var count = object.count
    if !isHeldOnce(&object) || object.asReal.elements.capacity < count + added {
      object = RealArray(copy: object.asReal, capacity: max(2 * count, count + added))
    }
    for part in parts {
      for index in 0..<part.count { object.asReal.elements[count + index] = part.element(index) }
      count += part.count
    }
    if i.opcode == .horizontal { object.columns = count } else { object.rows = count }
    r.set(i.a, .object(object))
  }
}

extension Value {
  /// Whether it is a real number or an array of them that joins others without changing their class.
  fileprivate var isPlainReal: Bool {
    if case .number = self { return true }
    return kind == .real || kind == .range
  }
}
