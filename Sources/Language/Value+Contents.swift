/// What a value holds, for those who show it in a form of their own.
extension Value {
  /// The elements of a cell array, column by column; nil for other values.
  public var cells: [Value]? {
    guard case .object(let object) = self, object.kind == .cell else { return nil }
    return object.asCell.elements
  }

  /// The names of a struct's fields, and the values of one element after another; nil for other values.
  public var fields: (names: [String], elements: [[Value]])? {
    guard case .object(let object) = self, object.kind == .structure else { return nil }
    return (object.asStruct.keys, object.asStruct.elements)
  }

  /// How many columns of an augmented matrix stand left of its bar.
  public var bar: Int? {
    guard case .object(let object) = self, object.kind == .real, object.asReal.bar > 0,
      object.asReal.bar < object.columns
    else { return nil }
    return object.asReal.bar
  }
}
