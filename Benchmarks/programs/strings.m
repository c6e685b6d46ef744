% A text that grows piece by piece.
s = '';
for k = 1:20000
  s = [s sprintf('%d,', k)];
end
printf("%d\n", length(s));
