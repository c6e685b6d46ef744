/// All builtins: the families, one file each, one after another.
public enum Library {
  /// Every builtin, in the order of the families.
  public static let builtins: [Builtin] =
    Builtin.constants + Builtin.elementary + Builtin.trigonometry + Builtin.construction + Builtin.shape
    + Builtin.reductions + Builtin.searching + Builtin.linearAlgebra + Builtin.decompositions + Builtin.statistics
    + Builtin.polynomials + Builtin.special + Builtin.random + Builtin.types + Builtin.strings + Builtin.printing
    + Builtin.cells + Builtin.functionTools + Builtin.errors + Builtin.evaluation + Builtin.settings
    + Builtin.differentialEquations + Builtin.descent + Builtin.choosing + Builtin.scanning + Builtin.specialIntegrals
    + Builtin.calculusPrograms + Builtin.polynomialPrograms
    + Builtin.interpolationPrograms + Builtin.numberPrograms + Builtin.setPrograms + Builtin.statisticsPrograms
    + Builtin.textPrograms + Builtin.checkPrograms + Builtin.matrixPrograms + Builtin.data + Builtin.plots

  private static let indices: [String: Int] = {
    var indices: [String: Int] = [:]
    for (index, builtin) in builtins.enumerated() { indices[builtin.name] = index }
    return indices
  }()

  /// The number of the builtin with a name.
  static func index(of name: String) -> Int? { indices[name] }

  /// The builtin with a name.
  public static func builtin(named name: String) -> Builtin? { indices[name].map { builtins[$0] } }
}
