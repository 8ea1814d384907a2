import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseYaml, checkSchema, judge } from '../src/issue/index.ts';
import { sayProblem, formatPath } from '../src/problem/index.ts';
import validate from '../src/generated/issue-validator.js';
test('x', () => {
  for (const src of [readFileSync('issues/2025-07-07.yaml'), readFileSync('issues/2025-07-14.yaml'), Buffer.from('wek: 2025-07-07\npapers:\n  - titel: x\n    arxiv: 2506.10000\n    title: foo: bar\n'),Buffer.from('week: "abc\npapers:\n  - title: x\n'),Buffer.from('week: 2025-07-07\npapers:\n  - titel: x\n    arxiv: 2506.10000\n    authors: a\n    title: {ko: 3, en: true, k_: x}\n    published: 2025.1\n')]) {
    const p = parseYaml(src);
    const f = [...p.findings, ...checkSchema(p, validate)];
    const j = judge(f, { file: '/x', places: p.places, text: p.text, draft: false, rules: {} });
    for (const x of j) console.log(`${x.place.line}:${x.place.column}-${x.place.endLine}:${x.place.endColumn}`, x.severity, x.code, formatPath(x.path), sayProblem(x));
  }
});
