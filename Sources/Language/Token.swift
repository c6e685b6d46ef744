import Source

/// A reserved word of the language.
enum Keyword: Sendable {
  case ifWord, elseifWord, elseWord, endif
  case whileWord, endwhile
  case forWord, parfor, endfor, endparfor
  case doWord, until
  case switchWord, caseWord, otherwise, endswitch
  case breakWord, continueWord, returnWord
  case tryWord, catchWord, endTryCatch
  case unwindProtect, unwindProtectCleanup, endUnwindProtect
  case function, endfunction
  case global, persistent
  case classdef
  case end

  /// Whether the word ends a block or one of its parts.
  var endsStatements: Bool {
    switch self {
    case .elseifWord, .elseWord, .endif, .endwhile, .endfor, .endparfor, .until, .caseWord, .otherwise, .endswitch,
      .catchWord, .endTryCatch, .unwindProtectCleanup, .endUnwindProtect, .endfunction, .end:
      true
    case .ifWord, .whileWord, .forWord, .parfor, .doWord, .switchWord, .breakWord, .continueWord, .returnWord,
      .tryWord, .unwindProtect, .function, .global, .persistent, .classdef:
      false
    }
  }

  /// The spelling; the only place where the words are written.
  var text: StaticString {
    switch self {
    case .ifWord: "if"
    case .elseifWord: "elseif"
    case .elseWord: "else"
    case .endif: "endif"
    case .whileWord: "while"
    case .endwhile: "endwhile"
    case .forWord: "for"
    case .parfor: "parfor"
    case .endfor: "endfor"
    case .endparfor: "endparfor"
    case .doWord: "do"
    case .until: "until"
    case .switchWord: "switch"
    case .caseWord: "case"
    case .otherwise: "otherwise"
    case .endswitch: "endswitch"
    case .breakWord: "break"
    case .continueWord: "continue"
    case .returnWord: "return"
    case .tryWord: "try"
    case .catchWord: "catch"
    case .endTryCatch: "end_try_catch"
    case .unwindProtect: "unwind_protect"
    case .unwindProtectCleanup: "unwind_protect_cleanup"
    case .endUnwindProtect: "end_unwind_protect"
    case .function: "function"
    case .endfunction: "endfunction"
    case .global: "global"
    case .persistent: "persistent"
    case .classdef: "classdef"
    case .end: "end"
    }
  }

  /// The words that start with one letter.
  struct Initial {
    /// Their lengths, a bit each: most names end here.
    var lengths: UInt32 = 0
    /// Each with its first eight bytes as one number.
    var words: [(start: UInt64, keyword: Keyword)] = []
  }

  /// The words by their first letter, from `a`.
  static let initials: [Initial] = {
    var initials: [Initial] = []
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      var initial = Initial()
      for keyword in candidates(startingWith: letter) {
        let text = keyword.text
        initial.lengths |= 1 << UInt32(text.utf8CodeUnitCount)
        let bytes = SourceBytes(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        initial.words.append((bytes.word(at: 0, count: min(bytes.limit, 8)), keyword))
      }
      initials.append(initial)
    }
    return initials
  }()

  /// The words that start with a letter; few enough that comparing bytes beats hashing.
  static func candidates(startingWith letter: UInt8) -> [Keyword] {
    switch letter {
    case UInt8(ascii: "b"): [.breakWord]
    case UInt8(ascii: "c"): [.caseWord, .catchWord, .continueWord, .classdef]
    case UInt8(ascii: "d"): [.doWord]
    case UInt8(ascii: "e"):
      [
        .end, .elseWord, .elseifWord, .endif, .endfor, .endwhile, .endfunction, .endswitch, .endTryCatch,
        .endUnwindProtect, .endparfor,
      ]
    case UInt8(ascii: "f"): [.forWord, .function]
    case UInt8(ascii: "g"): [.global]
    case UInt8(ascii: "i"): [.ifWord]
    case UInt8(ascii: "o"): [.otherwise]
    case UInt8(ascii: "p"): [.parfor, .persistent]
    case UInt8(ascii: "r"): [.returnWord]
    case UInt8(ascii: "s"): [.switchWord]
    case UInt8(ascii: "t"): [.tryWord]
    case UInt8(ascii: "u"): [.until, .unwindProtect, .unwindProtectCleanup]
    case UInt8(ascii: "w"): [.whileWord]
    default: []
    }
  }
}

/// A piece of source that the grammar sees as one.
struct Token: Sendable {
  /// What a token is.
  enum Kind: Equatable, Sendable {
    case endOfSource
    case newline, semicolon, comma
    case number, imaginary, singleQuoted, doubleQuoted
    /// `infinity` is the sign `∞`.
    case name, infinity
    /// `end` inside brackets of any kind.
    case endIndex
    case keyword(Keyword)
    case binary(BinaryOperator)
    case postfix(PostfixOperator)
    /// `=`, or `+=` and its relatives.
    case assign, update(BinaryOperator)
    /// `:=`.
    case define
    case increment, decrement
    case not, colon, dot, at, root
    case open(Bracket), close(Bracket)
    /// The rest of a line after a name in command syntax is split into words.
    case word
    case unknown, unclosedString, unclosedComment
    /// Stands in for every token between an error and the next statement, so that nothing matches.
    case failure

    /// Whether an index, a field, a transpose, a power or `++` may begin here, which all bind to the operand before them.
    var continuesOperand: Bool {
      switch self {
      case .open(.round), .open(.curly), .dot, .postfix, .binary(.power), .binary(.elementPower), .increment,
        .decrement:
        true
      case .endOfSource, .newline, .semicolon, .comma, .number, .imaginary, .singleQuoted, .doubleQuoted, .name,
        .infinity, .endIndex, .keyword, .binary, .assign, .update, .define, .not, .colon, .at,
        .root, .open(.square), .close, .word, .unknown, .unclosedString, .unclosedComment, .failure:
        false
      }
    }
  }

  /// A kind of bracket.
  enum Bracket: Equatable, Sendable {
    case round, square, curly
  }

  /// What it is.
  var kind: Kind
  /// Whether a blank or a comment stands before it.
  var spaceBefore = false
  /// Inside `[]` and `{}`: whether the blanks round this sign make it the start of a new element.
  var startsElement = false

  /// Its place.
  var span: Span
  /// The offset of its first byte.
  var start: Int { @_transparent get { span.start } }
  /// The offset after its last byte.
  var end: Int { @_transparent get { span.end } }

  @_transparent
  init(kind: Kind, start: Int, end: Int) {
    self.kind = kind
    span = Span(known: start, end)
  }
}
