# Answers of exercises

## numabsolute (answer, want, [tolerance])
## answer: test
## Whether an answer is a number within a tolerance of the wanted one. Without a tolerance the usual roundings are right: half a hundredth, and at most half a percent of the number.
##
## >> numabsolute("0.1667", 1/6)
## right
## >> ok = numabsolute("0.4", 1/6)
## ok = 0
function [isRight, feedback, isReadable] = numabsolute (answer, want, tolerance)
  if nargin < 3, tolerance = min (0.005, 0.005 * abs (want)); end
  feedback = "";
  x = str2double (answer);
  isReadable = isfinite (x);
  isRight = isReadable && abs (x - want) <= tolerance;
  if ! isReadable, feedback = sprintf ("'%s' is not a number: try 2.4, 12/5 or 240 %%.", answer); end
end

## satisfies (condition, [feedback])
## answer: test
## Whether a condition of the author's own holds; the text is for the reader for whom it does not.
##
## >> answer = "9";
## .. satisfies(mod(str2double(answer), 2) == 0, "The number has to be even.")
## wrong: The number has to be even.
function [isRight, feedback, isReadable] = satisfies (condition, text)
  if ! (islogical (condition) || isnumeric (condition))
    fail ("satisfies", ["the condition must be true or false, and it is a " class(condition)], "for example satisfies (mod (n, 2) == 0)");
  end
  isReadable = true;
  isRight = ! isempty (condition) && all (condition(:));
  feedback = "";
  if ! isRight && nargin > 1, feedback = text; end
end
