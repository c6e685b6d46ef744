import Graphics
import Source

extension Label.Interpreter {
  /// The value of the property "interpreter".
  init(_ value: Value, _ function: String) throws(Failure) {
    switch Word(value.textValue ?? "") {
    case "latex": self = .mathematics
    case "tex": self = .commands
    case "none": self = .none
    default: throw Failure(function + ": interpreter must be \"tex\", \"latex\" or \"none\"")
    }
  }

  /// What the property says among the arguments from `index` on.
  init(in arguments: [Value], from index: Int, _ function: String) throws(Failure) {
    self = .mathematics
    var index = index
    while index + 1 < arguments.count {
      if let name = arguments[index].textValue, lowercase(name) == "interpreter" {
        self = try Label.Interpreter(arguments[index + 1], function)
      }
      index += 1
    }
  }

  /// Texts as they are shown in a plot.
  func labels(_ texts: [[UInt8]], _ function: String) throws(Failure) -> [Label] {
    var labels: [Label] = []
    for text in texts {
      labels.append(try Label(reading: String(decoding: text, as: UTF8.self), as: self, for: function))
    }
    return labels
  }
}
