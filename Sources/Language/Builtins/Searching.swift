import Numerics
import Source

extension Builtin {
  static let searching: [Builtin] = finding + sorting + sets

  private static let finding: [Builtin] = [
    Builtin(
      "find", "x, [n], [direction]", arguments: 1...3,
      summary: "The positions of the entries that are not zero; with two results, their rows and columns.",
      examples: [
        "find([0 3 0 5])": "ans =\n\n   2   4\n",
        "[i, j] = find([0 1; 1 0])": "i =\n\n   2\n   1\n\nj =\n\n   1\n   2\n",
      ]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      try requireNumbers(x, "find")
      var positions: [Int] = []
      if x.isComplex {
        for (index, element) in x.complexElements.enumerated() where element != .zero { positions.append(index) }
      } else {
        for index in 0..<x.count where x.element(index) != 0 { positions.append(index) }
      }
      if call.arguments.count > 1 {
        let isAll = call.arguments[1].isScalar && call.arguments[1].element(0) == .infinity
        let n = isAll ? Int.max : try integerArgument(call.arguments, 1, "find", "N")
        guard n > 0 else { throw Failure("find: N must be an integer") }
        let direction = call.arguments.count > 2 ? call.arguments[2].textValue : "first"
        switch direction {
        case "first": positions = Array(positions.prefix(n))
        case "last": positions = Array(positions.suffix(n))
        default: throw Failure("find: DIRECTION must be \"first\" or \"last\"")
        }
      }
      let isRow = x.rows == 1 && x.columns != 1
      let isNothing = (x.rows == 0 && x.columns == 0) || (x.isScalar && positions.isEmpty)
      let rows = isRow ? 1 : positions.count
      let columns = isNothing ? 0 : isRow ? positions.count : 1
      func shaped(_ body: (Int) -> Int) -> Value {
        Value(rows: rows, columns: columns, positions.map { Double(body($0) + 1) })
      }
      guard call.outputs > 1 else { return [shaped { $0 }] }
      let height = x.rows
      return [
        shaped { $0 % height }, shaped { $0 / height }, gather(x, rows: rows, columns: columns) { positions[$0] },
      ]
    },
    Builtin(
      "lookup", "table, y, [options]", arguments: 2...3,
      summary:
        "For each y the number of entries of a sorted table up to it; \"m\" and \"b\" ask for matches, \"l\" and \"r\" for the end intervals.",
      examples: ["lookup([1 2 3], [0.5 2.5])": "ans =\n\n   0   2\n"]
    ) { call, _ throws(Failure) in
      let (table, y) = (call.arguments[0], call.arguments[1])
      let options = call.arguments.count > 2 ? call.arguments[2].stringBytes ?? [] : []
      func has(_ letter: Unicode.Scalar) -> Bool { options.contains(UInt8(ascii: letter)) }
      let count = table.count
      var found: [Double] = []
      var isMatch: [Bool] = []
      if let words = table.cellStrings, let wanted = y.kind == .cell ? y.cellStrings : y.stringBytes.map({ [$0] }) {
        for word in wanted {
          var place = 0
          var high = count
          while place < high {
            let middle = (place + high) / 2
            if word.lexicographicallyPrecedes(words[middle]) { high = middle } else { place = middle + 1 }
          }
          found.append(Double(place))
          isMatch.append(place > 0 && words[place - 1] == word)
        }
      } else {
        try requireReal(table, "lookup")
        try requireReal(y, "lookup")
        let entries = table.realElements
        let isDescending = count > 1 && entries[0] > entries[count - 1]
        let ascending = isDescending ? entries.map { -$0 } : entries
        for element in y.realElements {
          let place = countUpTo(ascending, isDescending ? -element : element)
          found.append(Double(place))
          isMatch.append(place > 0 && entries[place - 1] == element)
        }
      }
      let shape = y.kind == .cell || !y.isText || table.kind != .cell ? y : .number(0)
      let (rows, columns) = (shape.rows, shape.columns)
      if has("m") || has("b") {
        for index in found.indices where !isMatch[index] { found[index] = 0 }
        if has("b") { return [Value(rows: rows, columns: columns, logical: isMatch)] }
      } else {
        for index in found.indices {
          if has("l") { found[index] = max(found[index], 1) }
          if has("r") { found[index] = min(found[index], Double(max(count - 1, 1))) }
        }
      }
      return [Value(rows: rows, columns: columns, found)]
    },
    Builtin(
      "histc", "x, edges", arguments: 2...2,
      summary: "How many entries lie in each bin edges(k) <= x < edges(k+1); the last bin is the last edge itself.",
      examples: ["histc([1 2 2 3 5], 1:5)": "ans =\n\n   1   2   1   0   1\n"],
      program: """
        function n = histc (x, edges)
          if ! isreal (x) || ! isreal (edges), error ("histc: X and EDGES must be real"); end
          m = numel (edges);
          if m == 0, error ("histc: EDGES must not be empty"); end
          isLine = rows (x) == 1;
          if isLine, x = x.'; end
          n = zeros (m, columns (x));
          for k = 1:columns (x)
            at = lookup (edges(:), x(:,k));
            at(at == m & x(:,k) != edges(m)) = 0;
            at = at(at > 0);
            if ! isempty (at), n(:,k) = accumarray (at, 1, [m, 1]); end
          end
          if isLine, n = n.'; end
        end
        """),
    Builtin(
      "accumarray", "subs, vals, [size], [function], [filler], [sparse]", arguments: 2...6,
      summary: "The sums of vals that share a subscript, or a function of each such column.",
      examples: ["accumarray([1; 2; 1], [10; 20; 30])": "ans =\n\n   40\n   20\n"],
      program: """
        function a = accumarray (subs, vals, sz, f, filler, sparse)
          if iscell (subs), subs = [cellfun(@(c) c(:), subs, "UniformOutput", false){:}]; end
          if ! isreal (subs) || ! isreal (vals), error ("accumarray: SUBS and VALS must be real"); end
          isLine = isvector (subs) && ! (rows (subs) == 1 && columns (subs) == 2 && isscalar (vals));
          if isLine || isempty (subs) && columns (subs) < 2, subs = subs(:); end
          if columns (subs) > 2, error ("accumarray: arrays have two dimensions"); end
          n = rows (subs);
          if ! isscalar (vals) && numel (vals) != n, error ("accumarray: dimension mismatch"); end
          bad = subs(! (subs >= 1 & subs == fix (subs)));
          if any (bad == 0), error ("index (0): out of bound; value 0 out of bound %d", n); end
          if ! isempty (bad), error ("accumarray: subscripts must be whole numbers from 1 on"); end
          least = [max([subs(:,1); 0]), 1];
          if columns (subs) == 2, least(2) = max ([subs(:,2); 0]); end
          if nargin > 2 && ! isempty (sz)
            if isscalar (sz), sz = [sz, sz]; end
            isFlat = columns (subs) == 1 && sz(1) == 1;
            if isFlat && sz(2) < least(1) || ! isFlat && any (sz(1:2) < least), error ("accumarray: dimensions mismatch"); end
          else
            sz = least;
          end
          k = subs(:,1);
          if columns (subs) == 2, k += (subs(:,2) - 1) * sz(1); end
          vals = vals(:) + zeros (n, 1);
          if nargin < 4 || isempty (f)
            a = zeros (sz);
            for m = 1:n, a(k(m)) += vals(m); end
            return
          end
          if ! is_function_handle (f), error ("accumarray: FUNC must be a function handle"); end
          if nargin < 5 || isempty (filler), filler = 0; end
          a = filler * ones (sz);
          [k, order] = sort (k);
          vals = vals(order);
          first = find ([true; diff(k) != 0](1:n));
          last = [first(2:end) - 1; n];
          if isempty (k), a = cell (sz); end
          for m = 1:numel (first)
            r = feval (f, vals(first(m):last(m)));
            if ! isscalar (r)
              error (struct ("message", "accumarray: FCN must return a scalar", "identifier", "", ...
                "hint", "use cell arrays for groups of values"));
            end
            if iscell (r) && ! iscell (a), a = cell (sz); end
            a(k(first(m))) = r;
          end
          if ! isempty (first) && islogical (r), a = logical (a); end
        end
        """),
    Builtin(
      "isequal", "a, b, …", atLeast: 2, summary: "Whether all arguments are equal in size and content.",
      examples: ["isequal([1 2], [1 2])": "ans = 1"]
    ) { call, _ throws(Failure) in
      let first = call.arguments[0]
      return [.logical(call.arguments.dropFirst().allSatisfy { areEqual(first, $0) })]
    },
  ]

  private static let sorting: [Builtin] = [
    Builtin(
      "sort", "x, [dimension], [mode]", arguments: 1...3,
      summary: "The entries in ascending order, or \"descend\", and where they came from.",
      examples: [
        "[s, i] = sort([3 1 2])": "s =\n\n   1   2   3\n\ni =\n\n   2   3   1\n",
        "sort([3 1 2], \"descend\")": "ans =\n\n   3   2   1\n",
      ], body: sortBody),
    Builtin(
      "sortrows", "A, [columns]", arguments: 1...2,
      summary: "The rows in order of the given columns, descending for negative ones, and where they came from.",
      examples: ["sortrows([3 1; 1 2; 2 0])": "ans =\n\n   1   2\n   2   0\n   3   1\n"],
      program: """
        function [s, order] = sortrows (a, c)
          if iscell (a), [s, order] = sort (a); return, end
          if ! isreal (a), error ("sortrows: A must be real"); end
          if nargin < 2, c = 1:columns (a); end
          if any (! (abs (c) >= 1 & abs (c) <= columns (a) & c == fix (c)))
            error ("sortrows: invalid column specification");
          end
          order = (1:rows (a))';
          for m = c(end:-1:1)
            mode = "ascend";
            if m < 0, mode = "descend"; end
            [~, k] = sort (a(order,abs (m)), mode);
            order = order(k);
          end
          s = a(order,:);
        end
        """),
    Builtin(
      "nth_element", "x, n", arguments: 2...2, summary: "The n-th smallest entries of a vector or of each column.",
      examples: ["nth_element([5 3 8], 2)": "ans = 5"],
      program: """
        function y = nth_element (x, n)
          if ! isreal (x) || ischar (x), error ("nth_element: invalid input data class: %s", class (x)); end
          isLine = rows (x) == 1;
          if isLine, x = x.'; end
          if ! all (n >= 1 & n <= rows (x) & n == fix (n)), error ("nth_element: n must be valid index"); end
          y = sort (x)(n,:);
          if isLine, y = y.'; end
        end
        """),
  ]
}

/// Numbers in ascending order, those that are not numbers last.
func isLess(_ a: Double, _ b: Double) -> Bool { a < b || (b != b && a == a) }

/// How many entries of an ascending table are at most `x`.
func countUpTo(_ table: [Double], _ x: Double) -> Int {
  if x != x { return table.count }
  var low = 0
  var high = table.count
  while low < high {
    let middle = (low + high) / 2
    if table[middle] <= x { low = middle + 1 } else { high = middle }
  }
  return low
}

/// The elements of a value in a form that can be put in order: numbers, complex numbers, or strings of a cell array.
struct SortKeys {
  private let numbers: [Double]
  private let arguments: [Double]
  private let texts: [[UInt8]]

  init(_ value: Value, _ function: String) throws(Failure) {
    var texts: [[UInt8]] = []
    if case .object(let object) = value, object.kind == .cell {
      for element in object.asCell.elements {
        guard case .object(let text) = element, text.kind == .text else {
          throw Failure("\(function): only cell arrays of character strings may be sorted")
        }
        texts.append(text.asText.rowBytes)
      }
      numbers = []
      arguments = []
    } else if value.isComplex {
      numbers = value.complexElements.map { $0.abs }
      arguments = value.complexElements.map { $0.argument }
    } else {
      guard value.isRealLike else { throw .wrongType(function, value) }
      numbers = value.realElements
      arguments = []
    }
    self.texts = texts
  }

  func isLess(_ a: Int, _ b: Int) -> Bool {
    if !texts.isEmpty { return texts[a].lexicographicallyPrecedes(texts[b]) }
    if arguments.isEmpty || numbers[a] != numbers[b] {
      return numbers[a] < numbers[b] || (numbers[b] != numbers[b] && numbers[a] == numbers[a])
    }
    return arguments[a] < arguments[b]
  }
}

private func sortBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let x = call.arguments[0]
  var dimension: Int?
  var isDescending = false
  for index in 1..<max(call.arguments.count, 1) {
    guard let mode = call.arguments[index].textValue else {
      dimension = try dimensionArgument(call.arguments, index, "sort")
      continue
    }
    switch mode {
    case "ascend": isDescending = false
    case "descend": isDescending = true
    default: throw Failure("sort: MODE must be either \"ascend\" or \"descend\"")
    }
  }
  let keys = try SortKeys(x, "sort")
  let slices = Slices(x, dimension: dimension)
  var order = [Int](repeating: 0, count: x.count)
  var places = [Double](repeating: 0, count: x.count)
  machine.charge += x.count
  for slice in 0..<slices.count {
    let sorted = sortedPositions(slices.length) { a, b in
      let (p, q) = (slices.position(slice, a), slices.position(slice, b))
      return isDescending ? keys.isLess(q, p) : keys.isLess(p, q)
    }
    for (index, place) in sorted.enumerated() {
      order[slices.position(slice, index)] = slices.position(slice, place)
      places[slices.position(slice, index)] = Double(place + 1)
    }
  }
  return [gather(x, rows: x.rows, columns: x.columns) { order[$0] }, x.like(places)]
}

/// Whether two values are equal in size and content; numbers, truth values and characters compare by number.
func areEqual(_ a: Value, _ b: Value) -> Bool {
  guard a.rows == b.rows, a.columns == b.columns else { return false }
  if a.isArithmetic, b.isArithmetic {
    if a.isComplex || b.isComplex { return a.complexElements == b.complexElements }
    for index in 0..<a.count where a.element(index) != b.element(index) { return false }
    return true
  }
  guard case .object(let x) = a, case .object(let y) = b, x.kind == y.kind else { return false }
  switch x.kind {
  case .cell:
    let (left, right) = (x.asCell.elements, y.asCell.elements)
    for index in 0..<min(left.count, right.count) where !areEqual(left[index], right[index]) { return false }
    return true
  case .structure:
    let (left, right) = (x.asStruct, y.asStruct)
    guard left.keys.count == right.keys.count else { return false }
    for (column, key) in left.keys.enumerated() {
      guard let other = right.keys.firstIndex(of: key) else { return false }
      for index in 0..<x.count where !areEqual(left.elements[index][column], right.elements[index][other]) {
        return false
      }
    }
    return true
  case .function:
    if x === y { return true }
    if case .named(let p) = x.asFunction.body, case .named(let q) = y.asFunction.body { return p == q }
    return false
  case .real, .logical, .complex, .text, .range: return false
  }
}
