% The sieve of Eratosthenes, one element at a time.
limit = 500000;
isprime = true(1, limit);
isprime(1) = false;
k = 2;
while k*k <= limit
  if isprime(k)
    multiple = k*k;
    while multiple <= limit
      isprime(multiple) = false;
      multiple = multiple + k;
    end
  end
  k = k + 1;
end
count = 0;
for k = 1:limit
  if isprime(k)
    count = count + 1;
  end
end
printf("%d\n", count);
