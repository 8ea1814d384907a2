import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportJunit } from '../../src/report/junit.ts';
import { anyReport } from './arbitrary.ts';
import { clean, hostile, options, problems, week } from './sample.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** Reads the XML that has no more than elements, attributes, text and references; throws where it is not well-formed. */
function readXml(xml: string): Node {
  // Char of XML 1.0, less the tab and CR that no report has.
  if (!/^[\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(xml))
    throw new Error('a character XML cannot have');
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (rest === xml) throw new Error('no declaration');
  while (rest !== '') {
    const top = stack.at(-1) ?? root;
    const tag = /^<(\/?)([a-z-]+)((?: [a-z]+="[^"<>]*")*)(\/?)>/.exec(rest);
    const [token = ''] = tag ?? /^[^<>]+/.exec(rest) ?? [];
    if (token === '') throw new Error(`not XML: ${rest.slice(0, 40)}`);
    rest = rest.slice(token.length);
    if (tag === null) {
      top.text += decode(token);
      continue;
    }
    const [, close, name = '', list = '', empty] = tag;
    if (close === '/') {
      if (stack.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const [, key = '', value = ''] of list.matchAll(/ ([a-z]+)="([^"]*)"/g))
      attributes[key] = decode(value);
    const node: Node = { name, attributes, children: [], text: '' };
    top.children.push(node);
    if (empty !== '/') stack.push(node);
  }
  const [only, ...others] = root.children;
  if (stack.length !== 1 || only === undefined || others.length > 0) throw new Error('not one element');
  return only;
}

function decode(text: string): string {
  const known: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#10': '\n',
    '#35': '#',
    '#58': ':',
  };
  return text.replace(/&([^;]*;?)/g, (_, reference: string) => {
    const character = known[reference.replace(/;$/, '')];
    if (character === undefined || !reference.endsWith(';')) throw new Error(`&${reference} is no reference`);
    return character;
  });
}

test('a suite a file, the clean ones too, in the order they were checked', () => {
  const { children: suites } = readXml(reportJunit(problems, options()));
  const shown = suites.map(({ attributes: { name, tests, failures } }) => [name, tests, failures]);
  expect(shown).toEqual([
    ['issues/2025-07-07.yaml', '5', '3'],
    ['issues/2025-07-14.yaml', '1', '0'],
    ['issues/이상한, 100%: [a] & <b>\\x1b[31m\\u202e.yaml', '1', '1'],
  ]);
});

test('an error is a failure, a warning is a case that passes and speaks', () => {
  const { children: suites } = readXml(reportJunit(problems.slice(0, 2), options({ checked: [week] })));
  const [failed, warned] = suites[0]?.children ?? [];
  expect(failed?.children.map(({ name }) => name)).toEqual(['failure']);
  expect(failed?.children[0]?.attributes).toEqual({
    message: 'paper 1 has an empty title in English',
    type: 'paper/title-empty',
  });
  expect(warned?.children.map(({ name }) => name)).toEqual(['system-out']);
});

test('a file that was not listed as checked has its suite', () => {
  const { children: suites } = readXml(reportJunit(problems, options({ checked: [clean] })));
  expect(suites.map(({ attributes }) => attributes['file'] ?? attributes['name'])).toHaveLength(3);
  expect(problems.some(({ file }) => file === hostile)).toBe(true);
});

test('every report is well-formed and counts what is in it', () => {
  fc.assert(
    fc.property(anyReport, ({ problems, options }) => {
      const root = readXml(reportJunit(problems, options));
      const cases = root.children.flatMap(({ children }) => children);
      const failed = cases.filter(({ children }) => children[0]?.name === 'failure');
      const errors = cases.filter(({ children }) => children[0]?.name === 'error');
      expect(Number(root.attributes['errors'])).toBe(errors.length);
      expect(errors).toHaveLength(options.failures.length);
      expect(Number(root.attributes['tests'])).toBe(cases.length);
      expect(Number(root.attributes['failures'])).toBe(failed.length);
      expect(failed).toHaveLength(problems.filter(({ severity }) => severity === 'error').length);
    }),
  );
});
