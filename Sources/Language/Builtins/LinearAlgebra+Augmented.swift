import Source

extension Builtin {
  /// Linear systems as matrices.
  static let systems: [Builtin] = [
    Builtin(
      "augmented", .value("A"), .value("b"),
      summary: "The augmented matrix [A b] of a linear system: shown with a bar, which stays while rows change.",
      examples: [
        "M = augmented([2 1; 4 5], [7; 17]);\nM(2,:) = M(2,:) - 2*M(1,:)":
          "M =\n\n   2   1 |   7\n   0   3 |   3\n"
      ]
    ) { matrix, sides throws(Failure) in
      guard matrix.isRealLike, sides.isRealLike, matrix.rows == sides.rows else {
        throw Failure(
          "augmented: A must be a real matrix, and b must have as many rows (A is \(matrix.sizeText), b is \(sides.sizeText))",
          hint: "the right-hand sides are columns: write b' for a row b")
      }
      let entries = matrix.realElements + sides.realElements
      let array = RealArray(rows: matrix.rows, columns: matrix.columns + sides.columns) { to in
        for (index, entry) in entries.enumerated() { to.initializeElement(at: index, to: entry) }
      }
      array.bar = matrix.columns
      return .object(array)
    }
  ]
}
