/** What only a browser can tell: statement 23, and 8 in dark mode. Set CHROME_PATH, or have a Chromium on the PATH. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { contrast } from '../support/contrast.ts';
import { mailConfig, mailOf, weekOf } from '../support/weeks.ts';
import { benchmarks, hardWeeks } from '../formats/hard-weeks.ts';

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
