/** What only a browser can tell: statement 23, and 8 in dark mode. Set CHROME_PATH, or have a Chromium on the PATH. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { contrast } from '../support/contrast.ts';
import { mailConfig, mailOf, readRepositoryFile, weekOf } from '../support/weeks.ts';
import { benchmarks, hardWeeks, settledWeeks } from '../formats/hard-weeks.ts';

const executablePath = findChromium();
const why = executablePath === undefined ? ' (skipped: there is no Chromium; set CHROME_PATH)' : '';

describe.skipIf(executablePath === undefined)(`in Chromium${why}`, async () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
  });

  test.each([320, 375, 640])('numbers and short words of a table stay whole at %i pixels', async (width) => {
    const paper = { title: '제목', arxiv: '2501.00001', summary: benchmarks };
    const week = await weekOf('table', JSON.stringify({ week: '2025-07-07', papers: [paper] }), mailConfig);
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent((await mailOf(week)).html);
    const broken = await page.evaluate<string[]>(brokenWords);
    const over = await page.evaluate<number>(
      "document.querySelector('table.d').getBoundingClientRect().right - document.querySelector('table.d').parentElement.getBoundingClientRect().right",
    );
    await page.close();
    expect(broken).toEqual([]);
    expect(over).toBeLessThanOrEqual(0);
  });

  describe('on a phone, the week of 2025-07-07', () => {
    const issue = readRepositoryFile('issues/2025-07-07.yaml');
    const config = readRepositoryFile('digest.config.yaml');
    const measure = async (abstracts: string): Promise<Measures> => {
      const settings = config.replace('email:\n', `email:\n  abstracts: ${abstracts}\n`);
      const page = await browser.newPage({ viewport: { width: 375, height: 667 } });
      await page.setContent((await mailOf(await weekOf('phone', issue, settings))).html);
      const measures = await page.evaluate<Measures>(places);
      await page.close();
      return measures;
    };

    test('34: the papers begin at once, and five of them are on the first screen', async () => {
      const { list, links, height } = await measure('all');
      expect(list).toBeLessThanOrEqual(300);
      expect(links).toHaveLength(10);
      expect(links[0]).toBeLessThanOrEqual(700);
      expect(links[4]).toBeLessThanOrEqual(667);
      expect(height).toBeGreaterThan(15_500);
    });

    test.each([
      ['first', 15_500],
      ['none', 9700],
    ])('with abstracts: %s it is at most %i pixels high', async (abstracts, most) => {
      expect((await measure(abstracts)).height).toBeLessThanOrEqual(most);
    });
  });

  test('letters twice as large stand on no other line, and nothing is wider than a phone', async () => {
    const week = await weekOf('large', readRepositoryFile('issues/2025-07-07.yaml'), mailConfig);
    const { html } = await mailOf(week);
    const large = html.replaceAll(/font-size:(\d+)px/g, (_, size) => `font-size:${2 * Number(size)}px`);
    expect(large).not.toBe(html);
    const page = await browser.newPage({ viewport: { width: 320, height: 667 } });
    await page.setContent(large);
    const close = await page.evaluate<string[]>(closeLines);
    const widest = await page.evaluate<number>('document.documentElement.scrollWidth');
    const gaps = await page.evaluate<[string, number, number][]>(numberGaps);
    await page.close();
    expect([close, widest]).toEqual([[], 320]);
    expect(gaps).toHaveLength(10);
    for (const [number, lines, gap] of gaps) expect([number, lines, gap >= 4]).toEqual([number, 1, true]);
  });

  describe.each(await settledWeeks())('$name', (week) => {
    test.each([320, 375, 640, 1280])('nothing is wider than %i pixels, light or dark', async (width) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
        await page.route('**', (route) => route.abort());
        await page.setContent((await mailOf(week)).html);
        const widest = await page.evaluate<number>('document.documentElement.scrollWidth');
        const small = await page.evaluate<string[]>(smallTargets);
        await page.close();
        expect({ colorScheme, widest }).toEqual({ colorScheme, widest: Math.min(widest, width) });
        expect(small).toEqual([]);
      }
    });
  });

  describe.each(await hardWeeks())('$name', (week) => {
    test.each([320, 375, 640])('23: nothing is wider than %i pixels', async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: true });
      await page.route('**', (route) => route.abort());
      await page.setContent((await mailOf(week)).html);
      const widest = await page.evaluate<number>('document.documentElement.scrollWidth');
      await page.close();
      expect(widest).toBeLessThanOrEqual(width);
    });

    test.each(['light', 'dark'] as const)('8: every text stands out in %s mode', async (colorScheme) => {
      const page = await browser.newPage({ viewport: { width: 640, height: 800 }, colorScheme });
      await page.route('**', (route) => route.abort());
      await page.setContent((await mailOf(week)).html);
      const pairs = await page.evaluate<[string, string, string][]>(colourPairs);
      await page.close();
      expect(pairs.length).toBeGreaterThan(0);
      for (const [text, colour, background] of pairs)
        expect(
          contrast(hex(colour), hex(background)),
          `${text}: ${colour} on ${background}`,
        ).toBeGreaterThanOrEqual(4.5);
      const behind = hex(pairs[0]?.[2] ?? '');
      expect(contrast(behind, '#000000') < 4).toBe(colorScheme === 'dark');
    });
  });
});

/** Pixels from the top of the page; of links, their lower ends. */
interface Measures {
  readonly height: number;
  readonly list: number;
  readonly links: readonly number[];
}

/** Runs in the page. */
const places = `(() => {
  const list = document.querySelector('td.l');
  return {
    height: document.documentElement.scrollHeight,
    list: list.getBoundingClientRect().top,
    links: [...list.querySelectorAll('a')].map((a) => a.getBoundingClientRect().bottom),
  };
})()`;

/** Runs in the page: links that stand alone and are lower than 24 pixels (WCAG 2.2, 2.5.8). */
const smallTargets = `[...document.querySelectorAll('a')]
  .filter((a) => [...a.parentElement.childNodes].every((node) => node === a || node.textContent.trim() === ''))
  .filter((a) => a.getBoundingClientRect().height < 24)
  .map((a) => a.textContent)`;

/** Runs in the page: links of several lines that are less apart than their letters are high. */
const closeLines = `[...document.querySelectorAll('a')].filter((a) => {
  const range = document.createRange();
  range.selectNodeContents(a);
  const lines = [...new Set([...range.getClientRects()].map((rect) => rect.top))];
  return lines.some((top, i) => i > 0 && top - lines[i - 1] < parseFloat(getComputedStyle(a).fontSize));
}).map((a) => a.textContent)`;

/** Runs in the page: of each number of the list, its lines, and the pixels between it and the title. */
const numberGaps = `[...document.querySelectorAll('td.l table tr')].map(({ cells: [number, title] }) => {
  const rects = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };
  const lines = rects(number);
  return [number.textContent, lines.length, rects(title.querySelector('a'))[0].left - lines[0].right];
})`;

/** Runs in the page: words of the first table's cells that are on more than one line. */
const brokenWords = `(() => {
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector('table.d'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { index, 0: word } of node.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map((rect) => rect.top)).size > 1) broken.push(word);
    }
  }
  return broken;
})()`;

/** Runs in the page: each visible text with its colour and with what is painted behind it. */
const colourPairs = `(() => {
  const pairs = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('[style*="display:none"]')) continue;
    let behind = element;
    while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
    pairs.push([node.data, getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]);
  }
  return pairs;
})()`;

function hex(rgb: string): string {
  const channels = rgb.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
