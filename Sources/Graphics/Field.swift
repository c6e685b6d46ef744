/// Numbers over a rectangular grid, column by column: one column for each x, from the first y to the last.
public struct Field: Equatable, Sendable {
  /// The places of the columns, in ascending order; for cells their edges, one more than columns.
  public let x: [Double]
  /// The places of the rows, in ascending order; for cells their edges, one more than rows.
  public let y: [Double]
  /// The numbers; those that are not finite are holes.
  public let z: [Double]
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The stretch of its finite numbers.
  let extent: Extent

  /// A field of `z.count / rows` columns.
  public init(x: [Double], y: [Double], z: [Double], rows: Int) {
    self.x = x
    self.y = y
    self.z = z
    self.rows = rows
    columns = rows > 0 ? z.count / rows : 0
    extent = Extent(z)
  }

  /// Where a number stands: at its node, or in the middle of its cell.
  private func place(_ places: [Double], _ index: Int, _ count: Int) -> Double {
    places.count > count ? (places[index] + places[index + 1]) / 2 : places[index]
  }

  /// The range of the numbers with the places of the lowest and the highest, and how many are missing.
  var course: String {
    guard !extent.isEmpty else { return "has no values" }
    var lowest = -1
    var highest = -1
    var missing = 0
    for index in z.indices {
      guard z[index].isFinite else {
        missing += 1
        continue
      }
      if lowest < 0 || z[index] < z[lowest] { lowest = index }
      if highest < 0 || z[index] > z[highest] { highest = index }
    }
    var numbers = [extent.lower]
    if extent.lower < extent.upper {
      for index in [lowest, highest] {
        numbers += [place(x, index / rows, columns), place(y, index % rows, rows), extent.upper]
      }
    }
    var text = Words.filled(
      extent.lower < extent.upper ? "goes from # at (#, #) to # at (#, #)" : "is # everywhere", numbers)
    if missing > 0 { text += ", " + Words.count(missing, ("value", "values")) + " missing" }
    return text
  }

  /// Cells averaged over blocks, so that there are at most `most` in a row or column; holes do not count.
  func averaged(most: Int) -> Field {
    let (tall, wide) = ((rows + most - 1) / most, (columns + most - 1) / most)
    guard tall > 1 || wide > 1 else { return self }
    func edges(_ places: [Double], _ size: Int) -> [Double] {
      var kept: [Double] = []
      for index in stride(from: 0, to: places.count - 1, by: size) { kept.append(places[index]) }
      return kept + places.suffix(1)
    }
    let (newX, newY) = (edges(x, wide), edges(y, tall))
    var means: [Double] = []
    means.reserveCapacity((newX.count - 1) * (newY.count - 1))
    for column in 0..<newX.count - 1 {
      for row in 0..<newY.count - 1 {
        var (sum, count) = (0.0, 0.0)
        for inner in column * wide..<Swift.min((column + 1) * wide, columns) {
          for index in inner * rows + row * tall..<inner * rows + Swift.min((row + 1) * tall, rows)
          where z[index].isFinite {
            sum += z[index]
            count += 1
          }
        }
        means.append(sum / count)
      }
    }
    return Field(x: newX, y: newY, z: means, rows: newY.count - 1)
  }
}
