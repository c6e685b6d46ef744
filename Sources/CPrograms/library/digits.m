# Strings

## dec2base (n, base, [length])
## A whole number as digits of a base from 2 to 36, or as the signs of a text, which are the digits from 0 on.
##
## >> dec2base(123, 3)
## ans = 11120
function s = dec2base (n, base, len)
  if nargin < 3, len = 0; end
  if iscell (n) && all (cellfun (@isnumeric, n(:))), n = [n(:){:}]; end
  if ! isreal (n) || ischar (n) || ! all (n(:) >= 0 & n(:) == fix (n(:)) & n(:) <= flintmax)
    error ("dec2base: input must be real non-negative integers");
  end
  signs = digitsOf ("dec2base", base, "an integer between 2 and 36");
  if ! (isreal (len) && isscalar (len) && len >= 0 && len == fix (len) && len <= 4096)
    error ("dec2base: LEN must be a non-negative integer");
  end
  base = numel (signs);
  n = double (n(:));
  s = zeros (numel (n), 0);
  if isempty (n), len = 0; end
  while columns (s) < max (len, ! isempty (n)) || any (n > 0)
    s = [mod(n, base) + 1, s];
    n = floor (n / base);
  end
  s = reshape (signs(s), size (s));
end

% The digits of a base that is a number or is these digits.
function signs = digitsOf (name, base, range)
  signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  if ischar (base) && numel (base) > 1
    signs = base(:).';
    if numel (unique (signs)) < numel (signs), error ("%s: symbols representing digits must be unique", name); end
    if any (isspace (signs)), error ("%s: whitespace characters are not valid symbols", name); end
  elseif isnumeric (base) && isscalar (base) && any (base == 2:36)
    signs = signs(1:base);
  else
    error ("%s: BASE must be %s, or a string of symbols", name, range);
  end
end

## bin2dec (text)
## The number that binary digits show.
##
## >> bin2dec("101")
## ans = 5
function n = bin2dec (s), n = shown ("bin2dec", s, 2); end

function n = shown (name, s, base)
  if ! ischar (base) && ! isscalar (base), error ("%s: cannot convert from several bases at once", name); end
  signs = digitsOf (name, base, "between 2 and 36");
  if ischar (s), if isempty (s), s = {}; else s = cellstr (s); end, end
  if ! iscellstr (s), error ("%s: S must be a string or cellstring", name); end
  n = NaN (numel (s), 1);
  for k = 1:numel (s)
    t = s{k}(s{k} != " ");
    if ! ischar (base), t = upper (t); end
    if isempty (t), continue, end
    [isDigit, d] = ismember (t, signs);
    if all (isDigit), n(k) = polyval (d - 1, numel (signs)); end
  end
end

## hex2dec (text)
## The number that hexadecimal digits show.
##
## >> hex2dec("FF")
## ans = 255
function n = hex2dec (s), n = shown ("hex2dec", s, 16); end

## base2dec (text, base)
## The number that digits of a base from 2 to 36 show, or the signs of a text, which are the digits from 0 on.
##
## >> base2dec("11120", 3)
## ans = 123
function n = base2dec (s, base), n = shown ("base2dec", s, base); end
