import Numerics
import Source

extension Builtin {
  /// Settings of the display and of numerical methods.
  static let settings: [Builtin] = [
    Builtin(
      "output_precision", "[digits]", arguments: 0...1,
      summary:
        "The number of significant digits that are displayed; with an argument it is set, and the old one given.",
      examples: ["output_precision(7)\npi": "ans = 3.141593"]
    ) { call, machine throws(Failure) in
      let old = machine.format.precision
      guard !call.arguments.isEmpty else { return [.number(Double(old))] }
      let digits = try integerArgument(call.arguments, 0, "output_precision", "NEW_VAL")
      guard (0...16).contains(digits) else {
        throw Failure("output_precision: arg must be \(digits < 0 ? "greater than 0" : "less than 16")")
      }
      machine.format.precision = digits
      return call.outputs > 0 ? [.number(Double(old))] : []
    },
    Builtin(
      "pkg", "command, …", atLeast: 1,
      summary: "Does nothing: what packages of Octave offer for lessons is built in.",
      examples: ["pkg load statistics\nround(100*normcdf(1))": "ans = 84"]
    ) { _, _ throws(Failure) in [] },
    Builtin(
      "optimset", "[name], [value], …", arguments: 0...100, summary: "Options for a numerical method, as a struct.",
      examples: ["optimset(\"TolX\", 1e-6).TolX": "ans = 1.0000e-06"],
      program: """
        function s = optimset (varargin)
          s = options ("optimset", struct (), {"AutoScaling", "CheckHermitian", "ComplexEqn", "Display", "FunValCheck", ...
            "GradObj", "Jacobian", "MaxFunEvals", "MaxIter", "OutputFcn", "TolFun", "TolX", "TypicalX", "Updating"}, ...
            varargin{:});
        end
        """, sharing: options),
    Builtin(
      "odeset", "[name], [value], …", arguments: 0...100,
      summary: "Options for solvers of differential equations, as a struct.",
      examples: ["odeset(\"RelTol\", 1e-6).RelTol": "ans = 1.0000e-06"],
      program: """
        function s = odeset (varargin)
          names = {"AbsTol", "BDF", "Events", "InitialSlope", "InitialStep", "Jacobian", "JConstant", "JPattern", "Mass", ...
            "MassSingular", "MaxOrder", "MaxStep", "MStateDependence", "MvPattern", "NonNegative", "NormControl", ...
            "OutputFcn", "OutputSel", "Refine", "RelTol", "Stats", "Vectorized"};
          s = options ("odeset", cell2struct (cell (22, 1), names, 1), names, varargin{:});
        end
        """, sharing: options),
    Builtin(
      "optimget", "options, name, [default]", arguments: 2...3, summary: "The value of an option, or the default.",
      examples: ["optimget(optimset(\"TolX\", 2), \"TolX\")": "ans = 2"],
      program: """
        function v = optimget (s, name, v)
          if ! isstruct (s), error ("optimget: OPTIONS must be a struct"); end
          if ! ischar (name), error ("optimget: PARNAME must be a string"); end
          if nargin < 3, v = []; end
          k = find (strncmpi (fieldnames (s), name, max (numel (name), 1)), 1);
          if ! isempty (k) && ! isempty (struct2cell (s){k}), v = struct2cell (s){k}; end
        end
        """),
    Builtin(
      "tic", "", arguments: 0...0,
      summary: "Starts to measure the time. The same notebook always gives the same page, so the time is 0.",
      examples: ["tic\nx = 1;\nt = toc": "t = 0"]
    ) { call, machine throws(Failure) in
      machine.isTiming = true
      return call.outputs > 0 ? [.number(0)] : []
    },
    Builtin(
      "toc", "[start]", arguments: 0...1, summary: "The time since tic: always 0, so that pages do not change.",
      examples: ["tic, toc": "Elapsed time is 0 seconds"]
    ) { call, machine throws(Failure) in
      guard machine.isTiming || !call.arguments.isEmpty else {
        throw Failure("toc: function called before timer initialization with tic()")
      }
      if call.outputs > 0 { return [.number(0)] }
      try machine.transcript.print("Elapsed time is 0 seconds\n", limits: machine.limits)
      return []
    },
    ending("exit"), ending("quit"),
  ]

  /// The struct of options that earlier structs and pairs of names and values make, in the order of the alphabet
  /// without regard to case.
  private static let options: StaticString = """
    function s = options (name, s, known, varargin)
      k = 1;
      while k <= numel (varargin)
        a = varargin{k};
        k++;
        if isstruct (a)
          for f = fieldnames (a).', s.(f{1}) = a.(f{1}); end
          continue
        end
        m = [];
        if ischar (a), m = find (strcmpi (known, a), 1); end
        if ! ischar (a) || k > numel (varargin)
          if ischar (a) && name(1) == "o" && name(2) == "d" && isempty (m)
            error ("odeset: argument '%s' is not a valid parameter", upper (a));
          end
          error ("%s: PARAMETER/VALUE arguments must occur in pairs", name);
        end
        if ! isempty (m), a = known{m}; end
        s.(a) = varargin{k};
        k++;
      end
      [~, k] = sort (lower (fieldnames (s)));
      if ! isempty (k), s = orderfields (s, k); end
    end
    """

  @inline(__always)
  private static func ending(_ name: String) -> Builtin {
    Builtin(
      name, "[status]", arguments: 0...1, summary: "Ends the program here.",
      examples: ["x = 1\n\(name)\ny = 2": "x = 1"]
    ) { _, _ throws(Failure) in throw .ending }
  }
}

extension Failure {
  /// Ends the run without an error.
  static let ending = Failure("exit", hint: nil, identifier: "exit", isLimit: true)
}
