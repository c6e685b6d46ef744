/// All builtins: the families, one file each, one after another.
public enum Library {
  /// Builtins that belong together, as the reference shows them.
  public struct Family: Sendable {
    /// Its builtins that are written in Swift.
    fileprivate let compiled: [Builtin]
    #if hasFeature(Embedded)
      @inline(__always)
      init(_ title: @autoclosure () -> String, _ builtins: [Builtin] = []) { compiled = builtins }
    #else
      /// The heading of its part of the reference, which the live page does not show.
      public let title: String

      init(_ title: String, _ builtins: [Builtin] = []) {
        self.title = title
        compiled = builtins
      }

      /// Its builtins, first those in Swift, in the order of their declarations.
      public var builtins: [Builtin] { compiled + Builtin.declared(in: title) }
    #endif
  }

  /// The families in the order of the reference.
  public static let families: [Family] = [
    Family("Constants", Builtin.constants),
    Family("Arithmetic, powers and rounding", Builtin.elementary),
    Family("Trigonometry", Builtin.trigonometry),
    Family("Building matrices", Builtin.construction),
    Family("Size, shape and arrangement", Builtin.shape),
    Family("Sums, products and extremes", Builtin.reductions),
    Family("Searching, sorting and sets", Builtin.searching),
    Family("Linear algebra", Builtin.linearAlgebra + Builtin.decompositions + Builtin.systems),
    Family("Statistics and probability", Builtin.statistics),
    Family("Random numbers", Builtin.random),
    Family("Polynomials, interpolation, roots and integrals"),
    Family("Equations and minima in several unknowns"),
    Family("Differential equations"),
    Family("Special functions", Builtin.special),
    Family("Types and their tests", Builtin.types),
    Family("Strings", Builtin.strings + Builtin.scanning),
    Family("Printing", Builtin.printing + Builtin.warnings + Builtin.showing + Builtin.forms + Builtin.steppers),
    Family("Cells and structs", Builtin.cells),
    Family("Calling functions", Builtin.functionTools),
    Family("Running code", Builtin.evaluation),
    Family("Errors", Builtin.errors + Builtin.checks),
    Family("Settings", Builtin.settings),
    Family("Data files", Builtin.data),
    Family("Plots", Builtin.plots),
    Family("Controls of the page"),
    Family("Answers of exercises", Builtin.answers),
    Family("Further functions"),
  ]

  /// Every builtin: those in Swift, then those in the language.
  public static var builtins: [Builtin] {
    var builtins = compiled
    for (_, builtin) in Builtin.declared { builtins.append(builtin) }
    return builtins
  }

  private static let compiled: [Builtin] = {
    var builtins: [Builtin] = []
    for family in families { builtins += family.compiled }
    return builtins
  }()

  private static let compiledIndices: [String: Int] = {
    var indices: [String: Int] = [:]
    indices.reserveCapacity(compiled.count)
    for (index, builtin) in compiled.enumerated() { indices[builtin.name] = index }
    return indices
  }()

  // The declarations are read when a name is not found before: most programs start faster without.
  private static let declaredIndices: [String: Int] = {
    var indices: [String: Int] = [:]
    for (index, declared) in Builtin.declared.enumerated() { indices[declared.builtin.name] = compiled.count + index }
    return indices
  }()

  /// The number of the builtin with a name.
  static func index(of name: String) -> Int? { compiledIndices[name] ?? declaredIndices[name] }

  /// The builtin with a number.
  static func builtin(at index: Int) -> Builtin {
    index < compiled.count ? compiled[index] : Builtin.declared[index - compiled.count].builtin
  }

  /// The builtin with a name.
  public static func builtin(named name: String) -> Builtin? { index(of: name).map { builtin(at: $0) } }
}
