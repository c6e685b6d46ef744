extension Builtin {
  /// Taking texts apart, a part of the family of strings.
  static let splitting: [Builtin] = [
    Builtin(
      "ostrsplit", "text, separators, [strip]", arguments: 2...3,
      summary: "The parts of a text between any of the characters of separators.",
      examples: ["ostrsplit(\"a:b;c\", \":;\")": "ans =\n{\n  [1,1] = a\n  [1,2] = b\n  [1,3] = c\n}\n"],
      program: """
        function c = ostrsplit (s, sep, strip)
          if ! ischar (s) || ! ischar (sep), error ("ostrsplit: S and SEP must be string values"); end
          if nargin > 2 && ! isscalar (strip), error ("ostrsplit: STRIP_EMPTY must be a scalar value"); end
          % The rows of a matrix are texts one after another.
          if rows (s) > 1, s = [s, repmat(sep(1), rows (s), 1)].'(:).'(1:end-1); end
          at = [0, find(ismember (s, sep)), numel(s) + 1];
          c = repmat ({""}, 1, numel (at) - 1);
          for k = find (diff (at) > 1), c{k} = s(at(k)+1:at(k+1)-1); end
          if nargin > 2 && strip, c(cellfun (@isempty, c)) = []; end
        end
        """)
  ]
}
