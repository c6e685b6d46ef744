import Graphics
import Source

/// What a handle stands for: a plot, or a mark in it.
struct PlotObject {
  /// The figure; nil when the object is gone.
  var page: Plotting.Page?
  /// The number of the plot in the figure.
  var plot: Double
  /// The place among the marks of the plot; nil for the plot itself.
  var mark: Int?
  /// Whether it is not shown.
  var isHidden = false
}

// Handles are numbers below zero with a fraction that no other number has by chance, so that a plot function can tell its
// first argument from data.

extension Plotting {
  private static let fraction = 0.6875 + 0x1p-40

  /// The number of the plot that is drawn in: 1 in a figure of one plot.
  var plotNumber: Double {
    if let page, page.selected == Plotting.whole { return Plotting.whole }
    return page?.tile?.place[0] ?? 1
  }

  /// A handle for a plot of the current figure.
  mutating func handle(ofPlot plot: Double) -> Double {
    beginIfNeeded()
    let page = pages[current]
    for (index, object) in objects.enumerated() where object.page === page && object.plot == plot && object.mark == nil
    {
      return handle(at: index)
    }
    return handle(of: PlotObject(page: page, plot: plot, mark: nil))
  }

  /// A handle for a mark of the plot that is drawn in.
  mutating func handle(ofMark mark: Int) -> Double {
    handle(of: PlotObject(page: page, plot: plotNumber, mark: mark))
  }

  private mutating func handle(of object: PlotObject) -> Double {
    objects.append(object)
    return handle(at: objects.count - 1)
  }

  private func handle(at index: Int) -> Double { -Double(pastObjects + index + 1) - Plotting.fraction }

  /// The place in `objects` of what a number stands for; nil for a number that is no handle.
  func index(ofHandle number: Double) throws(Failure) -> Int? {
    let count = -number - Plotting.fraction
    guard count >= 1, count < 1e9, count == count.rounded() else { return nil }
    let index = Int(count) - 1 - pastObjects
    guard index < objects.count else { return nil }
    guard index >= 0, let page = objects[index].page, pages.contains(where: { $0 === page }),
      isThere(objects[index], page)
    else {
      throw Failure(
        "what this handle stood for is gone",
        hint: "figures end with their cell, and a plot that is not held is replaced by the next one")
    }
    return index
  }

  private func isThere(_ object: PlotObject, _ page: Page) -> Bool {
    let tile = page.tile(object.plot)
    // A plot that fills the figure is gone when the figure has a grid.
    guard tile != nil || object.plot == Plotting.whole || object.plot == 1 && page.grid.isEmpty else { return false }
    guard let mark = object.mark else { return true }
    return mark < (tile?.figure ?? page.figure).marks.count
  }

  /// Goes to the plot of an object. Answers where it was before, for `goBack`.
  mutating func go(to object: PlotObject) -> (Int, Double) {
    let former = current
    if let page = object.page { current = pages.firstIndex { $0 === page } ?? current }
    let selected = pages[current].selected
    pages[current].selected = object.plot == 1 ? 0 : object.plot
    return (former, selected)
  }

  mutating func goBack(_ former: (Int, Double)) {
    if current < pages.count { pages[current].selected = former.1 }
    current = former.0
  }

  /// Leaves out what is not to be shown.
  mutating func removeHidden() {
    for index in objects.indices.reversed() {
      let object = objects[index]
      guard object.isHidden, let mark = object.mark, let page = object.page, isThere(object, page) else { continue }
      if let tile = page.tile(object.plot) {
        tile.figure.marks.remove(at: mark)
      } else {
        page.figure.marks.remove(at: mark)
      }
    }
  }
}
