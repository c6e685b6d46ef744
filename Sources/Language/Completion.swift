#if !hasFeature(Embedded)

  /// What a name that is being typed may become.
  public struct Completion: Equatable, Sendable {
    /// The offset in the text at which the name, or the field after a dot, begins.
    public var start: Int
    /// The names it may become, in the order of their bytes, each once.
    public var names: [String]

    /// Names for the text from an offset on.
    public init(start: Int, names: [String]) {
      self.start = start
      self.names = names
    }

    /// What all the names have in common: at least what was typed, when there is any name.
    public var commonPrefix: String {
      guard let first = names.first, let last = names.last else { return "" }
      // The names are sorted, so that what the first and the last share is shared by all.
      var prefix = ""
      for (one, other) in zip(first, last) {
        guard one == other else { break }
        prefix.append(one)
      }
      return prefix
    }
  }

  extension Machine {
    /// What the name at the end of a text may become: a variable, a function, a builtin or a keyword, and after the dot of
    /// a struct one of its fields.
    public func completion(of text: String) -> Completion {
      let bytes = Array(text.utf8)
      var start = bytes.count
      while start > 0, Machine.isPartOfName(bytes[start - 1]) { start -= 1 }
      let prefix = Array(bytes[start...])
      guard start > 0, bytes[start - 1] == UInt8(ascii: ".") else {
        if let first = prefix.first, Language.isDigit(first) { return Completion(start: start, names: []) }
        return Completion(start: start, names: Machine.matching(names, prefix))
      }
      var base = start - 1
      while base > 0, Machine.isPartOfName(bytes[base - 1]) { base -= 1 }
      let fields = value(of: String(decoding: bytes[base..<start - 1], as: UTF8.self))?.structArray?.keys ?? []
      return Completion(start: start, names: Machine.matching(fields, prefix))
    }

    /// Whether a name is a variable with a value or a function that was defined by code.
    public func defines(_ name: String) -> Bool { functions[name] != nil || value(of: name) != nil }

    /// Every name that means something here.
    private var names: [String] {
      var names = workspaceNames.filter { value(of: $0) != nil }
      for name in dynamicVariables.keys { names.append(name) }
      for name in functions.keys { names.append(name) }
      for builtin in Library.builtins { names.append(builtin.name) }
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        for keyword in Keyword.candidates(startingWith: letter) { names.append(keyword.text.description) }
      }
      return names
    }

    /// The names that begin with the given bytes, sorted, each once.
    private static func matching(_ names: [String], _ prefix: [UInt8]) -> [String] {
      let matching = names.filter { $0.utf8.starts(with: prefix) }
      return Set(matching).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || byte >= 0x80 || isLetter(byte) || Language.isDigit(byte)
    }
  }

#endif
