import Graphics
import Source

extension Machine {
  /// Names what is drawn, or what a list of handles before the labels tells.
  mutating func setLegend(_ arguments: [Value]) throws(Failure) {
    // The marks that a list of handles before the labels tells; all without one.
    var chosen: [Int]?
    var figure = plotting.figure
    var labels: [[UInt8]] = []
    var interpreter = Label.Interpreter.mathematics
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      guard let strings = argument.strings else {
        guard argument.isRealLike, index == 1 else { throw Failure("legend: the labels must be strings") }
        var marks: [Int] = []
        for number in argument.realElements {
          if let place = try plotting.index(ofHandle: number), let mark = plotting.objects[place].mark {
            marks.append(mark)
          }
        }
        if !marks.isEmpty { chosen = marks }
        continue
      }
      if argument.kind == .cell {
        labels += strings
        continue
      }
      let text = argument.textValue ?? ""
      switch Word(lowercase(text)) {
      case "off", "hide":
        plotting.figure.hasLegend = false
        return
      case "show", "boxon", "boxoff", "left", "right": continue
      case "interpreter" where index < arguments.count:
        interpreter = try Label.Interpreter(arguments[index], "legend")
        index += 1
      case "location", "orientation", "fontsize", "box", "numcolumns": index += 1
      default: labels.append(text.bytes)
      }
    }
    figure.hasLegend = true
    let names = try interpreter.labels(labels, "legend")
    var next = 0
    for place in chosen ?? Array(figure.marks.indices) where next < names.count && place < figure.marks.count {
      guard let labelled = figure.marks[place].with(label: names[next]) else { continue }
      figure.marks[place] = labelled
      next += 1
    }
    plotting.figure = figure
  }
}
