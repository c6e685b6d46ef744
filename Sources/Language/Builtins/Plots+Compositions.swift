import Graphics
import Source

extension Builtin {
  /// Pictures that are made of other plots, a part of the family of plots.
  static let compositions: [Builtin] = []
}
