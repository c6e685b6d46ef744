import Language
import Source
import Typesetting

extension Value {
  /// The result of a statement as mathematics: `A = …`, or the definition of a function; nil where plain text says it
  /// better.
  func equation(named name: String, format: DisplayFormat) -> Formula? {
    if case .object(let object) = self, object.kind == .function { return object.function?.equation(named: name) }
    guard let formula = formula(format: format) else { return nil }
    return name.isEmpty ? formula : .equation(.name(name), formula)
  }

  /// The value as mathematics; nil for values without such a form, such as cell arrays.
  func formula(format: DisplayFormat) -> Formula? {
    switch self {
    case .undefined: return nil
    case .number, .logical: return elementFormulas(format).first?.first
    case .object(let object):
      switch object.kind {
      case .text: return rows <= 1 ? .words(quoted) : nil
      case .function: return object.function?.equation(named: "")
      case .cell, .structure: return nil
      case .real, .logical, .complex, .range:
        if isEmpty { return .emptyMatrix(rows: rows, columns: columns) }
        let entries = elementFormulas(format)
        return isScalar ? entries.first?.first : matrix(entries)
      }
    }
  }

  private var quoted: String { "“\(textValue ?? "")”" }

  private func elementFormulas(_ format: DisplayFormat) -> [[Formula]] {
    // Complex entries have their parts in the text as Octave prints them: `3 + 4i`.
    elementTexts(format: format).map { row in row.map { isComplex ? complexFormula($0) : .decimal($0) } }
  }

  private func complexFormula(_ text: String) -> Formula {
    let parts = text.parts(at: UInt8(ascii: " ")).filter { !$0.isEmpty }
    guard parts.count == 3 else { return .decimal(text) }
    let imaginary = String(decoding: parts[2].bytes.dropLast(), as: UTF8.self)
    return .complex(parts[0], (parts[1] == "-" ? "-" : "") + imaginary)
  }

  /// Large matrices show their corners, as in a textbook, with their size at the foot.
  private func matrix(_ entries: [[Formula]]) -> Formula {
    let largest = (rows: 12, columns: 10)
    let width = entries.first?.count ?? 0
    guard entries.count > largest.rows || width > largest.columns else {
      return .matrix(entries, bar: bar)
    }
    var rows = entries
    if width > largest.columns {
      rows = rows.map { row in Array(row.prefix(largest.columns - 3)) + [.horizontalDots, row[width - 1]] }
    }
    if rows.count > largest.rows {
      var dots = [Formula](repeating: .verticalDots, count: rows[0].count)
      if width > largest.columns { dots[dots.count - 2] = .diagonalDots }
      rows = Array(rows.prefix(largest.rows - 3)) + [dots, rows[rows.count - 1]]
    }
    let size = Formula.infix([.decimal("\(self.rows)"), .decimal("\(columns)")], "×")
    return .scripts(.matrix(rows), sub: size, sup: nil)
  }
}

extension HeapObject {
  fileprivate var function: FunctionObject? { self as? FunctionObject }
}

extension FunctionObject {
  /// `f(x) = …`; nil for a handle of a named function.
  fileprivate func equation(named name: String) -> Formula? {
    guard let definition else { return nil }
    let body = definition.body.formula(source: definition.source)
    let parameters = definition.parameters.map { Formula.name($0) }
    if name.isEmpty { return body }
    let name = name == "ans" ? definition.name ?? name : name
    return .equation(.call(.name(name), parameters), body)
  }
}
