// How fast formulas become MathML: nbrun beside KaTeX (Debian's package `katex`; `sh Scripts/install.sh katex`).
//   node Benchmarks/tex.mjs [.build/release/nbrun]
// Both convert the same list again and again in one process; what counts is the fastest round. KaTeX is measured twice:
// as pages use it (HTML and MathML), and with MathML alone.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const formulas = String.raw`
f(x) = ax^2 + bx + c
\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
\int_a^b f(t)\,dt = F(b) - F(a)
\sum_{k=0}^{\infty} \frac{x^k}{k!}
A = Q \Lambda Q^\top
u \cdot v = 0
\lVert x \rVert_2 \le 1
P(A \cap B) = P(A)\,P(B)
\hat\beta = (X^\top X)^{-1} X^\top y
\lim_{n \to \infty} a_n
\alpha \in (0, 1)
x_{k+1} = x_k - \eta \nabla f(x_k)
\mathbb{E}[X] = \mu
\sigma^2
n
2 \times 3
\begin{bmatrix} 2 & 1 \\ 1 & 3 \end{bmatrix}
\left( 1 + \frac{1}{n} \right)^n
\cos^2 t + \sin^2 t = 1
\theta_0, \dots, \theta_d
e^{-\lambda t}
\bar{x} \pm 1.96\,\frac{s}{\sqrt{n}}
\partial_x u = \partial_t u
\operatorname{rank} A \le \min(m, n)
`.trim().split('\n');

const list = [];
for (let round = 0; round < 100; round++) {
  formulas.forEach((tex, index) => list.push({ id: list.length, tex, display: index % 3 === 0 }));
}

const folder = mkdtempSync(join(tmpdir(), 'nbrun-tex-'));
const file = join(folder, 'formulas.json');
writeFileSync(file, JSON.stringify(list));
const printed = execFileSync(process.argv[2] ?? '.build/release/nbrun', ['tex', '--json', '--time', file], { encoding: 'utf8' });
rmSync(folder, { recursive: true });
const own = Number(printed.match(/, (\d+) a second/)[1]);

const katex = createRequire(import.meta.url)(process.env.KATEX ?? '/usr/share/nodejs/katex');
function rate(output) {
  let fastest = Infinity;
  for (let round = 0; round < 8; round++) {
    const start = performance.now();
    for (const { tex, display } of list) katex.renderToString(tex, { displayMode: display, output });
    fastest = Math.min(fastest, performance.now() - start);
  }
  return list.length / fastest * 1000;
}

const length = formulas.join('').length / formulas.length;
console.log(`${formulas.length} formulas of ${length.toFixed(0)} characters on average`);
console.log(`nbrun                       ${Math.round(own).toLocaleString('en')} formulas a second`);
for (const [name, output] of [['KaTeX, HTML and MathML', 'htmlAndMathml'], ['KaTeX, MathML alone', 'mathml']]) {
  const other = rate(output);
  console.log(`${name.padEnd(27)} ${Math.round(other).toLocaleString('en')}, nbrun is ${(own / other).toFixed(1)} times as fast`);
}
