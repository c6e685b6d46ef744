/// The commands that stand for one character, as data: names and characters by role.
enum Symbols {
  /// A name, or a character, and the character that it stands for.
  typealias Pair = (name: String, character: String)

  /// A table written as words: name and character in turn. As one string it is data; as a literal of pairs it would be
  /// code that builds each of them.
  private static func pairs(_ words: StaticString) -> [Pair] {
    var result: [Pair] = []
    var name: String?
    words.withUTF8Buffer { bytes in
      var start = 0
      for end in 0...bytes.count {
        guard end == bytes.count || bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\n") else {
          continue
        }
        if end > start {
          let word = String(decoding: bytes[start..<end], as: UTF8.self)
          if let left = name { result.append((left, word)) }
          name = name == nil ? word : nil
        }
        start = end + 1
      }
    }
    return result
  }

  /// Greek and other letters that are italic as variables.
  static let letters = pairs(
    """
    alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ  iota ι  kappa κ
    varkappa ϰ  lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ  rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ
    upsilon υ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω  partial ∂  imath ı  jmath ȷ  digamma ϝ
    """)

  /// The names of Greek letters, small and capital.
  static let greekNames: Set<String> = {
    var names: Set<String> = []
    for (name, character) in letters where isGreek(character) { names.insert(name) }
    for (name, character) in upright where isGreek(character) { names.insert(name) }
    return names
  }()

  private static func isGreek(_ character: String) -> Bool {
    character.unicodeScalars.allSatisfy { (0x370...0x3FF).contains($0.value) }
  }

  /// Letters and signs that stay upright.
  static let upright = pairs(
    """
    Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω  infty ∞  nabla ∇
    ell ℓ  emptyset ∅  varnothing ∅  Re ℜ  Im ℑ  hbar ℏ  hslash ℏ  top ⊤  bot ⊥  aleph ℵ  beth ℶ  gimel ℷ  daleth ℸ
    wp ℘  forall ∀  exists ∃  nexists ∄  neg ¬  lnot ¬  vdots ⋮  ddots ⋱  iddots ⋰  square □  Box □  blacksquare ■
    triangle △  vartriangle △  triangledown ▽  blacktriangle ▲  blacktriangledown ▼  angle ∠  measuredangle ∡
    sphericalangle ∢  degree °  checkmark ✓  maltese ✠  bigstar ★  lozenge ◊  blacklozenge ⧫  diamondsuit ♢
    heartsuit ♡  spadesuit ♠  clubsuit ♣  flat ♭  natural ♮  sharp ♯  complement ∁  eth ð  mho ℧  surd √  Finv Ⅎ
    Game ⅁  pounds £  yen ¥  copyright ©  circledR ®  S §  P ¶  % %  $ $  # #  & &  _ _  QED ∎  blacksquareqed ∎
    backprime ‵  prime ′  circledS Ⓢ  dag †  ddag ‡  lq ‘  rq ’  euro €  female ♀  male ♂  R ℝ  N ℕ  Z ℤ  Q ℚ  C ℂ
    Reals ℝ  reals ℝ  natnums ℕ  Complex ℂ  cnums ℂ  AA Å
    """)

  /// Operators between two operands.
  static let binary = pairs(
    """
    cdot ⋅  times ×  div ÷  pm ±  mp ∓  ast ∗  star ⋆  circ ∘  bullet ∙  oplus ⊕  ominus ⊖  otimes ⊗  odot ⊙
    oslash ⊘  cup ∪  cap ∩  Cup ⋓  Cap ⋒  sqcup ⊔  sqcap ⊓  uplus ⊎  setminus ∖  smallsetminus ∖  land ∧  lor ∨
    wedge ∧  vee ∨  barwedge ⊼  veebar ⊻  curlywedge ⋏  curlyvee ⋎  dagger †  ddagger ‡  amalg ⨿  wr ≀  diamond ⋄
    bigcirc ◯  lhd ⊲  rhd ⊳  unlhd ⊴  unrhd ⊵  triangleleft ◃  triangleright ▹  bigtriangleup △  bigtriangledown ▽
    boxplus ⊞  boxminus ⊟  boxtimes ⊠  boxdot ⊡  ltimes ⋉  rtimes ⋊  leftthreetimes ⋋  rightthreetimes ⋌
    circledast ⊛  circledcirc ⊚  circleddash ⊝  dotplus ∔  divideontimes ⋇  intercal ⊺  centerdot ⋅  And &
    """)

  /// Relations and arrows.
  static let relations = pairs(
    """
    ne ≠  neq ≠  le ≤  leq ≤  ge ≥  geq ≥  lt <  gt >  ll ≪  gg ≫  lll ⋘  ggg ⋙  leqslant ⩽  geqslant ⩾  leqq ≦
    geqq ≧  lesssim ≲  gtrsim ≳  lessgtr ≶  gtrless ≷  nless ≮  ngtr ≯  nleq ≰  ngeq ≱  approx ≈  approxeq ≊
    equiv ≡  sim ∼  nsim ≁  simeq ≃  cong ≅  ncong ≆  propto ∝  varpropto ∝  asymp ≍  doteq ≐  doteqdot ≑
    triangleq ≜  coloneqq ≔  coloneq ≔  Coloneqq ⩴  eqqcolon ≕  eqcirc ≖  circeq ≗  bumpeq ≏  Bumpeq ≎  in ∈  isin ∈
    notin ∉  ni ∋  owns ∋  subset ⊂  subseteq ⊆  subsetneq ⊊  supset ⊃  supseteq ⊇  supsetneq ⊋  nsubseteq ⊈
    nsupseteq ⊉  Subset ⋐  Supset ⋑  sqsubset ⊏  sqsubseteq ⊑  sqsupset ⊐  sqsupseteq ⊒  mid ∣  nmid ∤  parallel ∥
    nparallel ∦  perp ⊥  succ ≻  prec ≺  succeq ⪰  preceq ⪯  succcurlyeq ≽  preccurlyeq ≼  precsim ≾  succsim ≿
    vdash ⊢  dashv ⊣  models ⊨  vDash ⊨  Vdash ⊩  nvdash ⊬  nvDash ⊭  between ≬  bowtie ⋈  Join ⋈  smile ⌣  frown ⌢
    pitchfork ⋔  backsim ∽  backepsilon ∍  therefore ∴  because ∵  trianglelefteq ⊴  trianglerighteq ⊵
    vartriangleleft ⊲  vartriangleright ⊳  multimap ⊸  eqsim ≂  vcentcolon :  ratio ∶  to →  gets ←  rightarrow →
    leftarrow ←  leftrightarrow ↔  Rightarrow ⇒  Leftarrow ⇐  Leftrightarrow ⇔  mapsto ↦  longrightarrow ⟶
    longleftarrow ⟵  longleftrightarrow ⟷  Longrightarrow ⟹  Longleftarrow ⟸  Longleftrightarrow ⟺  longmapsto ⟼
    hookrightarrow ↪  hookleftarrow ↩  rightsquigarrow ⇝  leadsto ⇝  leftrightsquigarrow ↭  uparrow ↑  downarrow ↓
    updownarrow ↕  Uparrow ⇑  Downarrow ⇓  Updownarrow ⇕  nearrow ↗  searrow ↘  swarrow ↙  nwarrow ↖
    rightharpoonup ⇀  rightharpoondown ⇁  leftharpoonup ↼  leftharpoondown ↽  rightleftharpoons ⇌
    leftrightharpoons ⇋  upharpoonright ↾  upharpoonleft ↿  restriction ↾  downharpoonright ⇂  downharpoonleft ⇃
    twoheadrightarrow ↠  twoheadleftarrow ↞  rightarrowtail ↣  leftarrowtail ↢  nrightarrow ↛  nleftarrow ↚
    nRightarrow ⇏  nLeftarrow ⇍  nleftrightarrow ↮  nLeftrightarrow ⇎  rightrightarrows ⇉  leftleftarrows ⇇
    rightleftarrows ⇄  leftrightarrows ⇆  upuparrows ⇈  downdownarrows ⇊  circlearrowleft ↺  circlearrowright ↻
    curvearrowleft ↶  curvearrowright ↷  dashrightarrow ⇢  dashleftarrow ⇠  Lleftarrow ⇚  Rrightarrow ⇛  rarr →
    larr ←  harr ↔  rArr ⇒  lArr ⇐  hArr ⇔
    """)

  /// Opening fences.
  static let opening = pairs(
    """
    { {  lbrace {  lbrack [  lparen (  langle ⟨  lang ⟨  lfloor ⌊  lceil ⌈  lvert |  lVert ‖  lgroup ⟮  llbracket ⟦
    ulcorner ⌜  llcorner ⌞  lmoustache ⎰
    """)

  /// Closing fences.
  static let closing = pairs(
    """
    } }  rbrace }  rbrack ]  rparen )  rangle ⟩  rang ⟩  rfloor ⌋  rceil ⌉  rvert |  rVert ‖  rgroup ⟯  rrbracket ⟧
    urcorner ⌝  lrcorner ⌟  rmoustache ⎱
    """)

  /// Signs that are operands and are written as operators, among them the fences without a side.
  static let neutral = pairs("vert |  | ‖  Vert ‖  backslash ∖")

  /// Big operators whose limits stand above and below in a displayed formula.
  static let large = pairs(
    """
    sum ∑  prod ∏  coprod ∐  bigcup ⋃  bigcap ⋂  bigsqcup ⨆  biguplus ⨄  bigoplus ⨁  bigotimes ⨂  bigodot ⨀
    bigvee ⋁  bigwedge ⋀
    """)

  /// Integrals, whose limits always stand beside the sign.
  static let integrals = pairs("int ∫  iint ∬  iiint ∭  oint ∮  oiint ∯  oiiint ∰  intop ∫  smallint ∫")

  /// Punctuation.
  static let punctuation = pairs("colon :  ldotp .  cdotp ⋅")

  /// Dots for omitted atoms.
  static let dots = pairs(
    """
    ldots …  cdots ⋯  mathellipsis …  dotsc …  dotso …  dotsb ⋯  dotsm ⋯  dotsi ⋯  hdots …
    """)

  /// Functions with scripts beside the name.
  static let functions: [String] = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "arccot", "sinh", "cosh", "tanh", "coth",
    "log", "ln", "lg", "exp", "dim", "ker", "arg", "deg", "hom", "sgn", "tg", "ctg", "arctg", "sech", "csch",
  ]

  /// Functions whose subscript is a limit in a displayed formula, as they are written.
  static let functionsWithLimits: KeyValuePairs<String, String> = [
    "lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "det": "det", "gcd": "gcd", "Pr": "Pr",
    "limsup": "lim sup", "liminf": "lim inf", "argmax": "arg max", "argmin": "arg min", "injlim": "inj lim",
    "projlim": "proj lim", "plim": "plim",
  ]

  /// Widths of the spacing commands, in em.
  static let spaces: KeyValuePairs<String, Double> = [
    ",": 0.1667, "thinspace": 0.1667, ":": 0.2222, ">": 0.2222, "medspace": 0.2222, ";": 0.2778, "thickspace": 0.2778,
    "!": -0.1667, "negthinspace": -0.1667, "negmedspace": -0.2222, "negthickspace": -0.2778, "quad": 1, "qquad": 2,
    "enspace": 0.5, "enskip": 0.5,
  ]

  /// What `\not` makes of the character behind it.
  static let negations = pairs(
    """
    = ≠  < ≮  > ≯  ∈ ∉  ∋ ∌  ⊂ ⊄  ⊃ ⊅  ⊆ ⊈  ⊇ ⊉  ∣ ∤  ∥ ∦  ≡ ≢  ∼ ≁  ≃ ≄  ≅ ≇  ≈ ≉  ≤ ≰  ≥ ≱  ≺ ⊀  ≻ ⊁  ⊢ ⊬  ⊨ ⊭
    ∃ ∄  → ↛  ← ↚  ⇒ ⇏  ⇐ ⇍  ⇔ ⇎  ↔ ↮
    """)

  /// The tables of characters, by what they are.
  static let families: [(title: String, pairs: [Pair])] = [
    ("Letters", letters), ("Upright letters and signs", upright), ("Operators", binary),
    ("Relations and arrows", relations),
    ("Opening fences", opening), ("Closing fences", closing), ("Fences without a side", neutral),
    ("Big operators", large), ("Integrals", integrals), ("Punctuation", punctuation), ("Dots", dots),
  ]

  /// Every command that stands for one fixed formula, in a fixed order.
  static let named: [(name: String, formula: Formula)] = {
    var list: [(name: String, formula: Formula)] = []
    for (name, text) in letters { list.append((name, .identifier(text, upright: false))) }
    for (name, text) in upright { list.append((name, .identifier(text, upright: true))) }
    for (name, width) in spaces { list.append((name, .space(width))) }
    for name in functions { list.append((name, .function(name, .never))) }
    for (name, text) in functionsWithLimits { list.append((name, .function(text, .inDisplay))) }
    for (pairs, role, limits) in operators {
      for (name, text) in pairs { list.append((name, .symbol(.init(text, role, limits: limits)))) }
    }
    return list
  }()

  /// What a character of the keyboard stands for, by its code.
  static let ascii: [Formula] = (0..<128).map { value in
    let scalar = Unicode.Scalar(UInt8(value))
    if ("0"..."9").contains(scalar) { return .number(String(scalar)) }
    return typed[scalar] ?? Formula.letter(scalar, marks: [])
  }

  /// The role of every character that is an operator when it is typed as such.
  static let typed: [Unicode.Scalar: Formula] = {
    var table: [Unicode.Scalar: Formula] = [:]
    for (pairs, role, limits) in operators {
      for (_, text) in pairs {
        guard let scalar = text.unicodeScalars.first, table[scalar] == nil else { continue }
        table[scalar] = .symbol(.init(text, role, limits: limits))
      }
    }
    for (text, role) in keyboard {
      if let scalar = text.unicodeScalars.first { table[scalar] = .symbol(.init(text, role)) }
    }
    table["-"] = .symbol(.init("−", .binary))
    table["−"] = .symbol(.init("−", .binary))
    table["*"] = .symbol(.init("∗", .binary))
    table["·"] = .symbol(.init("⋅", .binary))
    return table
  }()

  /// The characters of the keyboard that are not letters or digits.
  private static let keyboard: KeyValuePairs<String, Formula.Role> = [
    "+": .binary, "=": .relation, "<": .relation, ">": .relation, ":": .relation, "(": .opening, "[": .opening,
    ")": .closing, "]": .closing, "!": .closing, "?": .closing, ",": .punctuation, ";": .punctuation,
    "/": .ordinary, "|": .ordinary, ".": .ordinary, "\"": .ordinary, "@": .ordinary, "`": .ordinary, "‖": .ordinary,
  ]

  private static let operators: [([Pair], Formula.Role, Formula.Limits)] = [
    (binary, .binary, .never), (relations, .relation, .never), (opening, .opening, .never), (closing, .closing, .never),
    (neutral, .ordinary, .never), (large, .large, .inDisplay), (integrals, .large, .never),
    (punctuation, .punctuation, .never), (dots, .inner, .never),
  ]

  /// Whether a character is a fence that can grow.
  static func isFence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "{", "}", "|", "/", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "⟮", "⟯", "⟦", "⟧", "⎰", "⎱", "∖",
      "↑", "↓", "↕", "⇑", "⇓", "⇕", "⌜", "⌝", "⌞", "⌟":
      true
    default: false
    }
  }
}
