s = ""
for k in range(1, 20001):
    s += "%d," % k
print(len(s))
