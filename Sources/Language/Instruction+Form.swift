#if !hasFeature(Embedded)

  // How the fields of each instruction are read, for listings. In a form
  //
  //   Ra      is the register that field a names, Rb+1 the one after that of field b, Ra+d the one d after that of a;
  //   Ra*c    are c registers from Ra on, with commas between; Ra;c likewise with semicolons;
  //   Xd      are the d results, in registers from Ra on; with d = 0 there may be one;
  //   Kb Vb   are a constant and a value of the chunk, Sb is one of its strings;
  //   Cb      is one of its anonymous functions, with the locals it captures;
  //   Pc@Ra   is an access path of the chunk, whose subscripts are in registers from Ra on;
  //   Bb Fb   are a builtin and a function, Ud is an operation on one operand, op that on two;
  //   Kl Kh   are the constants that the low and the high byte of c name;
  //   Ja      is the instruction that is jumped to, Nc the number itself, Nc+1 the next one.

  extension Instruction {
    /// What the instruction does, in terms of its fields.
    var form: String {
      switch opcode {
      case .move: c == 0 ? "Ra = Rb" : "Ra = Rb, which is result Nc"
      case .take: "Ra = Rb?"
      case .constant: "Ra = Kb"
      case .load: "Ra = Vb"
      case .add, .subtract, .multiply, .divide, .power, .less, .lessEqual, .equal, .notEqual, .operate: "Ra = Rb op Rc"
      case .addK, .subtractK, .multiplyK, .divideK, .powerK: "Ra = Rb op Kc"
      case .subtractFromK, .divideIntoK: "Ra = Kb op Rc"
      case .multiplyAdd: "Ra = Rd + Rb * Rc"
      case .multiplySubtract: "Ra = Rd - Rb * Rc"
      case .divideAdd: "Ra = Rd + Rb / Rc"
      case .multiplyKAddK: "Ra = Rb * Kl + Kh"
      case .negate: "Ra = -Rb"
      case .unary: "Ra = Ud Rb"

      case .jump: "to Ja"
      case .jumpFalse: "unless Rb to Ja"
      case .unlessLess, .unlessLessEqual, .unlessEqual, .unlessNotEqual: "unless Rb op Rc to Ja"
      case .unlessLessK, .unlessLessEqualK, .unlessEqualK, .unlessNotEqualK: "unless Rb op Kc to Ja"
      case .unlessKLess, .unlessKLessEqual: "unless Kb op Rc to Ja"
      case .whileLess, .whileLessEqual, .whileEqual, .whileNotEqual: "while Rb op Rc to Ja"
      case .whileLessK, .whileLessEqualK, .whileEqualK, .whileNotEqualK: "while Rb op Kc to Ja"
      case .whileKLess, .whileKLessEqual: "while Kb op Rc to Ja"

      case .element: "Ra = Rb(Rc)"
      case .element2: "Ra = Rb(Rc*2)"
      case .store: "Ra(Rb) = Rc"
      case .storeK: "Ra(Rb) = Kc"
      case .store2: "Ra(Rb*2) = Rc"
      case .extent: "Ra = end of Rb in place Nc+1 of Nd"
      case .access: "Xd = RbPc@Ra"
      case .assign: "RaPb@Rc+1 = Rc"
      case .delete: "RaPb@Rc = []"

      case .builtin: "Xd = Bb(Ra*c)"
      case .call: "Xd = Fb(Ra*c)"
      case .apply: "Xd = Rb(Ra*c)"
      case .callName: "Xd = Sb(Ra*c)"
      case .applyList: "Xd = \(callee)(Ra{:})"
      case .applyMany: "Ra = {\(callee)(Ra{:})}, Ra+d results"
      case .end: ""
      case .checkOutputs: b == 0 ? "no result is wanted" : "Fa gives Nb results"
      case .ignoring: "result " + (0..<16).filter { a & 1 << $0 != 0 }.map { "\($0 + 1)" }.joined(separator: ", ")
      case .shared: c == 0 ? "Ra = shared Sb" : "shared Sb = Ra"
      case .targetCount: "Ra = number of RbPc@Ra+1"
      case .split:
        d == 0 ? "Ra = first Rc of Rb{:}" : d == 1 ? "Ra = first of Rb{:}" : "Ra = the only one of Rb{:}"
      case .assignEach: "each of RaPb@Rc+1 = Rc{:}"

      case .resolve: "Ra = Rb, or the function of this name"
      case .newList: "Ra = {}"
      case .append: "Ra{end+1} = Rb"
      case .appendAll: "Ra{end+1} = each of RbPc@Ra+d"
      case .horizontal: d == 1 ? "Ra = [Rb{:}]" : "Ra = [Rb*c]"
      case .vertical: d == 1 ? "Ra = [Rb{:}] below one another" : "Ra = [Rb;c]"
      case .cellRow: d == 1 ? "Ra = {Rb{:}}" : "Ra = {Rb*c}"
      case .cellColumn: d == 1 ? "Ra = {Rb{:}} below one another" : "Ra = {Rb;c}"
      case .range: "Ra = Rb:Rb+1:Rb+2"
      case .closure: "Ra = Cb"
      case .arity: b == 0 ? "Ra = nargin" : "Ra = nargout"

      case .rangePrepare: "Ra over Ra+2:Ra+3:Ra+1, if empty \(b == 0 ? "" : "Rb-1 = [] ")to Jc"
      case .rangeNext, .columnsNext: "Rb = next of Ra, if any to Jc"
      case .columnsPrepare: "Ra over the columns of Ra+2, if none \(b == 0 ? "" : "Rb-1 = [] ")to Jc"
      case .matches: "Ra = Rb matches Rc"

      case .display:
        (c == 0 ? "" : "Rc-1 = ") + (d == 1 ? "each of Ra{:}" : "Ra") + (b == Instruction.silent ? "" : ", shown as Sb")
      case .fail: "Sb"
      case .guardBegin: "on failure Rb, to Ja"
      case .guardEnd: ""
      case .rethrow: "Ra"
      case .clear: b == 1 ? "all locals" : "Ra"
      }
    }

    /// What a call with a list calls.
    private var callee: String {
      switch c {
      case 0: "Rb"
      case 1: "Bb"
      case 2: "Fb"
      default: "Sb"
      }
    }

    /// A piece of a form.
    enum FormPiece: Equatable {
      /// Words and signs that stand for themselves.
      case text(String)
      /// `op`, the operation on two operands.
      case operation
      /// A letter for what is named, the field, and what is added to it.
      case operand(Character, Int, offset: Int)
      /// So many registers from the first on, with the separator between them.
      case registers(Int, count: Int, separator: String)
      /// A path by its number, and the first register of its subscripts.
      case path(Int, subscripts: Int)
    }

    /// The pieces of the form with the fields put in.
    var formPieces: [FormPiece] {
      var pieces: [FormPiece] = []
      var rest = Array(form)[...]
      var text = ""
      func field(_ letter: Character?) -> Int? {
        switch letter {
        case "a": Int(a)
        case "b": Int(b)
        case "c": Int(c)
        case "d": Int(d)
        case "l": Int(c & 0xFF)
        case "h": Int(c >> 8)
        default: letter.flatMap { $0.wholeNumberValue }
        }
      }
      /// What is written after the sign that the rest begins with, if it is that sign with a field or digit after it.
      func number(after sign: Character) -> Int? {
        guard rest.first == sign, let value = field(rest.dropFirst().first) else { return nil }
        rest = rest.dropFirst(2)
        return value
      }
      func register(_ first: Int) -> Int { first + (number(after: "+") ?? 0) - (number(after: "-") ?? 0) }
      func append(_ piece: FormPiece) {
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(piece)
      }
      while let letter = rest.first {
        if rest.starts(with: "op ") {
          rest = rest.dropFirst(2)
          append(.operation)
        } else if letter.isUppercase, let value = field(rest.dropFirst().first) {
          rest = rest.dropFirst(2)
          switch letter {
          case "P":
            rest = rest.dropFirst(2)
            let first = field(rest.popFirst()) ?? 0
            append(.path(value, subscripts: register(first)))
          case "R":
            let first = register(value)
            if let count = number(after: "*") {
              append(.registers(first, count: count, separator: ", "))
            } else if let count = number(after: ";") {
              append(.registers(first, count: count, separator: "; "))
            } else {
              append(.operand(letter, first, offset: 0))
            }
          default: append(.operand(letter, value, offset: number(after: "+") ?? 0))
          }
        } else {
          text.append(letter)
          rest = rest.dropFirst()
        }
      }
      if !text.isEmpty { pieces.append(.text(text)) }
      return pieces
    }
  }

#endif
