% Many systems of three equations.
A = [2 1 0; 1 3 1; 0 1 4];
b = [1; 2; 3];
s = 0;
for k = 1:20000
  x = A \ b;
  s = s + x' * A * x;
  b = b + 0.0001 * x;
end
printf("%.6g\n", s);
