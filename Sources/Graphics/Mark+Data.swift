// The numbers of marks that are drawn, for those who read or change them later.

extension Mark {
  /// Its label; nil without one.
  public var name: Label? { key?.label }

  /// Whether it is a curve.
  public var isCurve: Bool { if case .line = self { true } else { false } }

  /// Its coordinates along an axis, counted from 0; nil where it has none of its own.
  public func data(_ axis: Int) -> [Double]? {
    var (x, y): ([Double], [Double])
    switch self {
    case .line(let mark): (x, y) = (mark.x, mark.y)
    case .dots(let mark): (x, y) = (mark.x, mark.y)
    case .stairs(let mark): (x, y) = (mark.x, mark.y)
    case .bars(let mark): (x, y) = (mark.x, mark.heights)
    case .area(let mark): (x, y) = (mark.x, mark.y)
    case .spatial(let mark):
      if axis == 2 { return mark.z }
      (x, y) = (mark.x, mark.y)
    case .group(let group):
      // The points of a picture are drawn last.
      return group.marks.last?.data(axis)
    case .rule, .annotation, .field: return nil
    }
    return axis == 0 ? x : axis == 1 ? y : nil
  }

  /// Moves the points along an axis; false for marks that have none there.
  public mutating func setData(_ data: [Double], _ axis: Int) -> Bool {
    guard axis < 2 else { return false }
    switch self {
    case .line(var mark):
      if axis == 0 { mark.x = data } else { mark.y = data }
      self = .line(mark)
    case .dots(var mark):
      if axis == 0 { mark.x = data } else { mark.y = data }
      self = .dots(mark)
    case .stairs(var mark):
      if axis == 0 { mark.x = data } else { mark.y = data }
      self = .stairs(mark)
    case .bars(var mark):
      guard mark.base == nil else { return false }
      if axis == 0 { mark.x = data } else { mark.y = data }
      self = .bars(mark)
    case .area(var mark):
      guard mark.base == nil else { return false }
      if axis == 0 { mark.x = data } else { mark.y = data }
      self = .area(mark)
    case .rule, .annotation, .field, .group, .spatial: return false
    }
    return true
  }
}
