import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cook, type CookOptions } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';

const file = join(process.env['DIGEST_SHARED'] ?? '../shared', 'data/discourse-cooked.json');

/** The settings under which the engine's output was recorded; `ko` holds wherever another is absent. */
const settings: Readonly<Record<string, CookOptions>> = {
  ko: { locale: 'ko', parser: '14.0' },
  en: { locale: 'en', parser: '14.0' },
  ko_typographer_off: { locale: 'ko', typographer: false, parser: '14.0' },
  ko_mdit_14_1_1: { locale: 'ko', parser: '14.1' },
};

interface Case {
  readonly name: string;
  readonly raw: string;
  readonly cooked: Readonly<Record<string, string>>;
}

const recorded: { readonly cases: readonly Case[] } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { cases: [] };
const { cases } = recorded;

function agreement(agrees: (cooked: string, recorded: string) => boolean): readonly string[] {
  return cases
    .filter(({ raw, cooked }) =>
      Object.entries(settings).some(
        ([key, options]) => !agrees(cook(raw, options), cooked[key] ?? cooked['ko'] ?? ''),
      ),
    )
    .map(({ name }) => name);
}

function report(what: string, differing: readonly string[]): number {
  const share = 1 - differing.length / cases.length;
  const list = differing.length === 0 ? 'none differs' : `these differ: ${differing.join(', ')}`;
  process.stderr.write(`${what}: ${(share * 100).toFixed(1)} % of ${cases.length} cases agree; ${list}\n`);
  return share;
}

describe.skipIf(cases.length === 0)(`the engine's recorded output (skipped without ${file})`, () => {
  it('shows the same text and structure in at least 95 % of the cases, under every setting', () => {
    const differing = agreement((cooked, recorded) => {
      try {
        expect(visibleBlocks(cooked)).toEqual(visibleBlocks(recorded));
        return true;
      } catch {
        return false;
      }
    });
    expect(report('visible', differing)).toBeGreaterThanOrEqual(0.95);
  });

  it('is the same HTML in at least 95 % of the cases', () => {
    const differing = agreement((cooked, recorded) => cooked === recorded);
    expect(report('HTML', differing)).toBeGreaterThanOrEqual(0.95);
  });
});
