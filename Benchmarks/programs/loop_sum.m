% A long loop over scalars: the alternating series of pi/4.
total = 0;
term = 1;
for k = 1:3000000
  total = total + term/(2*k - 1);
  term = -term;
end
printf("%.9f\n", 4*total);
