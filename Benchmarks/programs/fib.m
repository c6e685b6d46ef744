% Many small calls.
1;
function value = fib(n)
  if n < 2
    value = n;
  else
    value = fib(n - 1) + fib(n - 2);
  end
end
printf("%d\n", fib(22));
