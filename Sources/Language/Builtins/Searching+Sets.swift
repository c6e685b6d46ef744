extension Builtin {
  /// Functions of sets of numbers or strings, written in the language.
  static let sets: [Builtin] = [
    Builtin(
      "ismember", "a, s, [rows]", arguments: 2...3, summary: "Whether each entry of a is in s, and where.",
      examples: ["ismember(2, [1 2 3])": "ans = 1", "ismember(\"b\", {\"a\", \"b\"})": "ans = 1"],
      program: """
        function [r, k] = ismember (a, s, option)
          if nargin > 2
            if ! strcmp (option, "rows"), error ('ismember: "stable" or "sorted" are not valid options'); end
            k = zeros (rows (a), 1);
            for m = 1:rows (a)
              at = find (all (s == a(m,:), 2), 1, "last");
              if ! isempty (at), k(m) = at; end
            end
          else
            a = checked (a);
            s = checked (s);
            if iscell (a) && ! iscell (s)
              if ! ischar (s), k = zeros (size (a)); else k = ismember (a, {s}); end
            else
              if iscell (s) && ! ischar (a) && ! iscell (a), s = zeros (0, 1); end
              [t, order] = sort (s(:));
              k = lookup (t, a, "m");
              if ! isempty (t), k(k > 0) = order(k(k > 0)); end
            end
          end
          r = k > 0;
        end
        function c = checked (c)
          if iscell (c)
            c(cellfun (@isempty, c)) = {""};
            if ! iscellstr (c), error ("ismember: cell arrays must hold strings"); end
          elseif ! isreal (c)
            error ("ismember: A and S must be real");
          end
        end
        """)
  ]
}
