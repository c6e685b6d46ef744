import Source

// Assignments to several places at once.

extension Machine {
  /// How many places a target names.
  mutating func targetCount(_ i: Instruction, _ r: Window, _ chunk: Chunk, _ subscripts: [Value]) throws(Failure) {
    let path = chunk.paths[Int(i.c)]
    let places = try targetPlaces(r.value(i.b), path, subscripts, name: localName(i.b, chunk))
    r.set(i.a, .number(Double(places.subscripts.count)))
  }

  /// Gives each place that a path names its own value.
  mutating func assignEach(_ i: Instruction, _ r: Window, _ chunk: Chunk, _ subscripts: [Value]) throws(Failure) {
    let path = chunk.paths[Int(i.b)]
    let values = Machine.list(r.take(i.c))
    let name = localName(i.a, chunk)
    let places = try targetPlaces(r.value(i.a), path, subscripts, name: name)
    guard values.count >= places.subscripts.count else {
      throw Failure(
        "some elements undefined in argument list",
        hint: "\(counted(places.subscripts.count, "value")) wanted, and there are \(values.count)")
    }
    var target = r.take(i.a)
    defer { r.set(i.a, target) }
    for index in places.subscripts.indices {
      try assign(
        along: places.path[...], places.outer + places.subscripts[index], 0, &target, values[index], name: name)
    }
  }

  /// The places that a target names: the path to one of them, the subscripts that all have in common, and those of each.
  private mutating func targetPlaces(
    _ base: Value, _ path: [AccessStep], _ subscripts: [Value], name: String
  ) throws(Failure) -> (path: [AccessStep], outer: [Value], subscripts: [[Value]]) {
    guard let last = path.last else { return (path, subscripts, [[]]) }
    var head = Array(path.dropLast())
    var tail: [AccessStep] = []
    let isField: Bool
    switch last {
    case .field:
      isField = true
      tail = [last]
      guard case .parentheses? = head.last else {
        let holder = reached(base, head, subscripts, name: name)
        guard holder.kind == .structure, holder.count != 1 else { return (path, subscripts, [[]]) }
        let places = (0..<holder.count).map { [Value.number(Double($0 + 1))] }
        return (head + [.parentheses(1)] + tail, subscripts, places)
      }
      head.removeLast()
    case .braces: isField = false
    case .parentheses, .dynamicField: return (path, subscripts, [[]])
    }
    var next = 0
    for step in head { _ = Machine.arguments(step, subscripts, &next) }
    let outer = Array(subscripts[..<next])
    let arguments = Machine.arguments(path[head.count], subscripts, &next)
    let holder = reached(base, head, outer, name: name)
    let isMissing = holder.isMissing
    var places: [[Value]] = [[]]
    // The first subscript varies fastest.
    for (index, argument) in arguments.enumerated().reversed() {
      let extent =
        isMissing ? 0 : arguments.count == 1 ? holder.count : index == 0 ? holder.rows : index == 1 ? holder.columns : 1
      let positions = try Subscript(
        argument, extent: extent, at: SubscriptPlace(name: name, place: index, of: arguments.count))
      var longer: [[Value]] = []
      for place in places {
        for position in 0..<positions.count { longer.append([.number(Double(positions[position] + 1))] + place) }
      }
      places = longer
      try Value.checkSize(places.count, 1)
    }
    let step: AccessStep = isField ? .parentheses(arguments.count) : .braces(arguments.count)
    return (head + [step] + tail, outer, places)
  }

  /// The value that a path leads to, if there is one.
  private mutating func reached(
    _ base: Value, _ path: [AccessStep], _ subscripts: [Value], name: String
  ) -> Value {
    if base.isMissing { return .undefined }
    do throws(Failure) {
      return try accessed(base, path, subscripts, name: name, outputs: 1).first ?? .undefined
    } catch {
      return .undefined
    }
  }
}
