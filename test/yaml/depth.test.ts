import { expect, test, vi } from 'vitest';
import { Parser } from 'yaml';
import { parseYaml } from '../../src/yaml/parse.ts';

test.each(['[ ', '{ a: ', '- ', '? '])('nothing is read of a text behind too many of "%s"', (piece) => {
  const next = vi.spyOn(Parser.prototype, 'next');
  try {
    const { findings } = parseYaml(Buffer.from(`- a: x\n  b:\n    ${piece.repeat(20_000)}`), 'list');
    expect(findings).toMatchObject([{ code: 'yaml/syntax', args: { fault: 'depth' } }]);
    expect(next.mock.calls.length).toBeLessThan(2000);
  } finally {
    next.mockRestore();
  }
});
