import Graphics
import Source

extension Machine {
  /// Names what is drawn, or what a list of handles before the labels tells.
  mutating func setLegend(_ arguments: [Value]) throws(Failure) {
    // The marks that a list of handles before the labels tells; all without one.
    var chosen: [Int]?
    var figure = plotting.figure
    var labels: [String] = []
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
        for string in strings { labels.append(String(decoding: string, as: UTF8.self)) }
        continue
      }
      let text = argument.textValue ?? ""
      switch lowercase(text) {
      case "off", "hide":
        plotting.figure.hasLegend = false
        return
      case "show", "boxon", "boxoff", "left", "right": continue
      case "location", "orientation", "fontsize", "interpreter", "box", "numcolumns": index += 1
      default: labels.append(text)
      }
    }
    figure.hasLegend = true
    var next = 0
    for place in chosen ?? Array(figure.marks.indices) where next < labels.count && place < figure.marks.count {
      guard let labelled = figure.marks[place].with(label: labels[next]) else { continue }
      figure.marks[place] = labelled
      next += 1
    }
    plotting.figure = figure
  }
}
