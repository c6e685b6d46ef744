% A network of two layers learns to tell equal from different bits.
n = 200;
X = [mod(1:n, 2); mod(floor((1:n)/2), 2)] + 0.1*[sin(1:n); cos(1:n)];
T = double(xor(X(1,:) > 0.5, X(2,:) > 0.5));
W1 = reshape(sin(1:16), 8, 2);
b1 = zeros(8, 1);
W2 = reshape(cos(1:8), 1, 8);
b2 = 0;
rate = 0.5;
for k = 1:2000
  H = tanh(W1*X + b1);
  Y = 1 ./ (1 + exp(-(W2*H + b2)));
  D2 = (Y - T)/n;
  D1 = (W2'*D2) .* (1 - H.^2);
  W2 = W2 - rate*D2*H';
  b2 = b2 - rate*sum(D2);
  W1 = W1 - rate*D1*X';
  b1 = b1 - rate*sum(D1, 2);
end
printf("%.6f\n", -mean(T.*log(Y) + (1-T).*log(1-Y)));
