/// All builtins: the families, one file each, one after another.
public enum Library {
  /// Builtins that belong together, as the reference shows them.
  public struct Family: Sendable {
    #if hasFeature(Embedded)
      @inline(__always)
      init(_ title: @autoclosure () -> String, _ builtins: [Builtin] = []) { self.builtins = builtins }
    #else
      /// The heading of its part of the reference, which the live page does not show.
      public let title: String

      init(_ title: String, _ builtins: [Builtin] = []) {
        self.title = title
        self.builtins = builtins + Builtin.declared(in: title)
      }
    #endif
    /// Its builtins in the order of their declarations, first those in Swift.
    public let builtins: [Builtin]
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
    Family("Printing", Builtin.printing + Builtin.showing + Builtin.forms),
    Family("Cells and structs", Builtin.cells),
    Family("Calling functions", Builtin.functionTools),
    Family("Running code", Builtin.evaluation),
    Family("Errors", Builtin.errors + Builtin.checks),
    Family("Settings", Builtin.settings),
    Family("Data files", Builtin.data),
    Family("Plots", Builtin.plots),
    Family("Further functions"),
  ]

  /// Every builtin, in the order of the families.
  public static let builtins: [Builtin] = {
    var builtins: [Builtin] = []
    for family in families { builtins += family.builtins }
    #if hasFeature(Embedded)
      for (_, builtin) in Builtin.declared { builtins.append(builtin) }
    #endif
    return builtins
  }()

  private static let indices: [String: Int] = {
    var indices: [String: Int] = [:]
    indices.reserveCapacity(builtins.count)
    for (index, builtin) in builtins.enumerated() { indices[builtin.name] = index }
    return indices
  }()

  /// The number of the builtin with a name.
  static func index(of name: String) -> Int? { indices[name] }

  /// The builtin with a name.
  public static func builtin(named name: String) -> Builtin? { indices[name].map { builtins[$0] } }
}
