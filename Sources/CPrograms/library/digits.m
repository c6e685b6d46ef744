# Strings

## dec2base (n, base, [length])
## A whole number as digits of a base from 2 to 36.
##
## >> dec2base(123, 3)
## ans = 11120
function s = dec2base (n, base, len)
  if ! (isscalar (base) && any (base == 2:36)), error ("dec2base: BASE must be an integer between 2 and 36"); end
  if nargin < 3, len = 0; end
  if ! (isscalar (len) && len >= 0 && len == fix (len) && len <= 4096)
    error ("dec2base: LEN must be a non-negative integer");
  end
  if ! isreal (n) || ! all (n(:) >= 0 & n(:) == fix (n(:)) & n(:) <= flintmax)
    error ("dec2base: input must be real non-negative integers");
  end
  n = double (n(:));
  s = zeros (numel (n), 0);
  if isempty (n), len = 0; end
  while columns (s) < max (len, ! isempty (n)) || any (n > 0)
    s = [mod(n, base) + 1, s];
    n = floor (n / base);
  end
  s = reshape ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"(s), size (s));
end

## bin2dec (text)
## The number that binary digits show.
##
## >> bin2dec("101")
## ans = 5
function n = bin2dec (s), n = shown ("bin2dec", s, 2); end

function n = shown (name, s, base)
  if ischar (s), s = cellstr (s); end
  if ! iscellstr (s), error ("%s: S must be a string or cellstring", name); end
  n = NaN (numel (s), 1);
  for k = 1:numel (s)
    t = lower (s{k}(s{k} != " "));
    if isempty (t), continue, end
    [~, d] = ismember (t, "0123456789abcdefghijklmnopqrstuvwxyz");
    if any (d == 0 | d > base), continue, end
    v = 0;
    for c = d, v = v * base + c - 1; end
    n(k) = v;
  end
end

## hex2dec (text)
## The number that hexadecimal digits show.
##
## >> hex2dec("FF")
## ans = 255
function n = hex2dec (s), n = shown ("hex2dec", s, 16); end

## base2dec (text, base)
## The number that digits of a base from 2 to 36 show.
##
## >> base2dec("11120", 3)
## ans = 123
function n = base2dec (s, base)
  if ! (isscalar (base) && any (base == 2:36)), error ("base2dec: BASE must be an integer between 2 and 36"); end
  n = shown ("base2dec", s, base);
end
