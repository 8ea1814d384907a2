import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cook, type CookOptions } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';

interface Case {
  readonly name: string;
  readonly raw: string;
  readonly cooked: Readonly<Record<string, string>>;
}

function recorded(file: string): readonly Case[] {
  const text = readFileSync(new URL(`../fixtures/forum/${file}`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { cases: readonly Case[] }).cases;
}

const showsTheSame = (a: string, b: string): boolean => isDeepStrictEqual(visibleBlocks(a), visibleBlocks(b));

describe("the engine's recorded output", () => {
  const cases = recorded('discourse-cooked.json');

  /** The settings under which it was recorded; `ko` holds wherever another is absent. */
  const settings: Readonly<Record<string, CookOptions>> = {
    ko: { core: '3.4', locale: 'ko', parser: '14.0' },
    en: { core: '3.4', locale: 'en', parser: '14.0' },
    ko_typographer_off: { core: '3.4', locale: 'ko', typographer: false, parser: '14.0' },
    ko_mdit_14_1_1: { core: '3.4', locale: 'ko', parser: '14.1' },
  };

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

  it('shows the same text and structure in at least 95 % of the cases, under every setting', () => {
    expect(report('visible', agreement(showsTheSame))).toBeGreaterThanOrEqual(0.95);
  });

  it('is the same HTML in at least 95 % of the cases', () => {
    expect(
      report(
        'HTML',
        agreement((cooked, recorded) => cooked === recorded),
      ),
    ).toBeGreaterThanOrEqual(0.95);
  });
});

describe("the engine's output of 2026", () => {
  const cases = recorded('discourse-cooked-2026.json');

  const settings: Readonly<Record<string, CookOptions>> = {
    ko_34: { core: '3.4', locale: 'ko' },
    ko_2026: { core: '2026', locale: 'ko' },
    en_2026_plain: { core: '2026', locale: 'en', typographer: false },
  };

  /** Addresses of emoji are not recorded. */
  function withoutEmojiAddresses(html: string): string {
    return html.replaceAll(/<img src="[^"]*"(?= title=":[^"]*" class="emoji)/g, '<img ');
  }

  it.each(Object.keys(settings))('shows the same as ours in at least 97 %% of the cases: %s', (key) => {
    const differing = cases.filter(({ raw, cooked }) => {
      const recorded = cooked[key]?.replaceAll('post.callouts.note', 'Note') ?? '';
      return !showsTheSame(
        withoutEmojiAddresses(cook(raw.trim(), settings[key] ?? { locale: 'ko' })),
        recorded,
      );
    });
    const share = 1 - differing.length / cases.length;
    const rest = differing.map(({ raw }) => JSON.stringify(raw)).join('\n  ');
    process.stderr.write(
      `${key}: ${(share * 100).toFixed(1)} % of ${cases.length} cases agree; these differ:\n  ${rest}\n`,
    );
    expect(share).toBeGreaterThanOrEqual(0.97);
  });

  it('differs from ours where the list says so, and nowhere else', async () => {
    expect(cases).toHaveLength(397);
    const differs = Object.entries(settings).map(([key, options]) => {
      const shows: string[] = [];
      const html: string[] = [];
      for (const { raw, cooked } of cases) {
        const [ours, theirs] = [withoutEmojiAddresses(cook(raw, options)), cooked[key] ?? ''];
        if (!showsTheSame(ours, theirs)) shows.push(raw);
        else if (ours !== theirs) html.push(raw);
      }
      return [key, { shows, html }] as const;
    });
    await expect(`${JSON.stringify(Object.fromEntries(differs), null, 1)}\n`).toMatchFileSnapshot(
      '../fixtures/forum/discourse-cooked-2026.differs.json',
    );
  });
});
