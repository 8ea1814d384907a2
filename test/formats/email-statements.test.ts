/**
 * The statements that hold for every mail, by their number, against real weeks and against weeks made to break them.
 * 23 and the dark half of 8 need a browser (test/browser/email.test.ts), 26, 27 and 29 the whole message (eml.test.ts).
 */
import { caniemail } from 'caniemail';
import { describe, expect, test } from 'vitest';
import { readPage, visibleTexts } from '../support/html.ts';
import type { Element } from '../support/html.ts';
import { contrast } from '../support/contrast.ts';
import { mailOf, textOf } from '../support/weeks.ts';
import { hardWeeks } from './hard-weeks.ts';

const mails = await Promise.all(
  (await hardWeeks()).map(async (week) => {
    const mail = await mailOf(week);
    return { ...week, mail, page: readPage(mail.html), text: await textOf(week) };
  }),
);

const pixels = (value: string | undefined): number => Number(/^(\d+(?:\.\d+)?)px$/.exec(value ?? '')?.[1]);

/** Inline properties of all elements, by name. */
function declarations(root: Element): { element: Element; property: string; value: string }[] {
  return [...root.all()].flatMap((element) =>
    [...element.style].map(([property, value]) => ({ element, property, value })),
  );
}

describe.each(mails)('$name', ({ view, config, mail, page, text }) => {
  const { root } = page;
  const styles = root.find('style');
  const css = styles.map((style) => style.text).join('\n');
  const links = root.find('a');

  test('1: no more than Gmail shows', () => {
    expect(mail.bytes).toBe(Buffer.byteLength(mail.html));
    expect(mail.bytes).toBeLessThanOrEqual(100_000);
  });

  test('2: little CSS, and all of it in the head', () => {
    expect(styles.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(css)).toBeLessThanOrEqual(16_000);
    for (const style of styles) expect(style.parent?.tag).toBe('head');
  });

  test('3: every text has its size, colour and font inline', () => {
    for (const { element, text: shown } of visibleTexts(page)) {
      for (const property of ['font-size', 'color', 'font-family'])
        expect(element.inherited(property), `${property} of ${shown}`).toBeDefined();
    }
  });

  test('4: !important as Outlook and Gmail want it', () => {
    for (const important of css.match(/.?!\s*important/gi) ?? []) expect(important).toBe(' !important');
    for (const { value } of declarations(root)) expect(value).not.toMatch(/!\s*important/i);
  });

  test('5: the frame of the page', () => {
    expect(mail.html).toMatch(
      /^<!doctype html>\n<html lang="[\w-]+" dir="(?:ltr|rtl)">\n<head>\n<meta charset="utf-8">/,
    );
    const [html] = root.find('html');
    expect(html?.attribute('lang')).toBe(view.locale);
    expect(html?.attribute('dir')).toBe(view.locale === 'ar' ? 'rtl' : 'ltr');
    expect(root.find('meta').some((meta) => meta.attribute('name') === 'viewport')).toBe(true);
    expect(root.find('title')[0]?.text).toBe(mail.subject);
    expect(mail.subject).not.toBe('');
  });

  test('6: a text in another language says so, and not on a cell', () => {
    const languages = new Set(
      view.papers.flatMap((card) => [...card.title, ...card.abstract, ...card.summary]).map((p) => p.lang),
    );
    for (const lang of languages) {
      if (lang === view.locale) continue;
      expect(
        [...root.all()].some((e) => e.attribute('lang') === lang),
        lang,
      ).toBe(true);
    }
    for (const cell of root.find('td', 'th')) expect(cell.attribute('lang')).toBeUndefined();
    for (const card of view.papers) {
      for (const passage of [...card.title, ...card.abstract]) {
        const words = squash(firstWords(passage.text.value)).slice(0, 20);
        const holders = visibleTexts(page).filter(({ text: shown }) => squash(shown).startsWith(words));
        expect(
          holders.some(({ element }) => langOf(element) === passage.lang),
          `${passage.lang}: ${words}`,
        ).toBe(true);
      }
    }
  });

  test('7: light and dark are both announced', () => {
    for (const name of ['color-scheme', 'supported-color-schemes'])
      expect(
        root
          .find('meta')
          .find((meta) => meta.attribute('name') === name)
          ?.attribute('content'),
      ).toBe('light dark');
    expect(css).toMatch(/:root\{color-scheme:light dark/);
  });

  test('8: every text stands out from what is behind it', () => {
    expect(css).toContain('@media (prefers-color-scheme:dark)');
    for (const { element, text: shown } of visibleTexts(page)) {
      const colour = element.inherited('color') ?? '';
      const background = element.inherited('background-color') ?? '';
      expect(contrast(colour, background), `${shown}: ${colour} on ${background}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  test('9: one hidden preheader, first in the body', () => {
    const hidden = [...root.all()].filter((element) => element.style.get('display') === 'none');
    expect(hidden).toHaveLength(1);
    const [preheader] = hidden;
    expect(
      root.find('body')[0]?.children.find((child) => typeof child !== 'string' || child.trim() !== ''),
    ).toBe(preheader);
    expect(preheader?.style.get('max-height')).toBe('0');
    expect(preheader?.style.get('mso-hide')).toBe('all');
    const [, words = '', filler] = /^([^\u200c]*)((?:\u200c\u00a0)*)$/.exec(preheader?.text ?? '') ?? [];
    expect(words).toBe(mail.preheader);
    expect(Array.from(words).length).toBeGreaterThanOrEqual(40);
    expect(Array.from(words).length).toBeLessThanOrEqual(200);
    expect(words).not.toBe(mail.subject);
    expect(filler?.length).toBeGreaterThan(50);
  });

  test('10: tables for layout say that they are', () => {
    for (const table of root.find('table')) {
      if (table.find('th').length > 0) {
        for (const cell of table.find('th')) expect(cell.attribute('scope')).toBeDefined();
        continue;
      }
      expect(table.attribute('role')).toBe('presentation');
      for (const name of ['border', 'cellpadding', 'cellspacing']) expect(table.attribute(name)).toBe('0');
    }
  });

  test('11: a container of one width, and nothing wider', () => {
    const containers = root.find('table').filter((table) => /^6\d\d$/.test(table.attribute('width') ?? ''));
    expect(containers).toHaveLength(1);
    expect(pixels(containers[0]?.style.get('max-width'))).toBe(Number(containers[0]?.attribute('width')));
    for (const element of root.all()) {
      const width = element.attribute('width') ?? '0';
      if (!width.endsWith('%')) expect(Number(width)).toBeLessThanOrEqual(640);
      for (const property of ['width', 'min-width', 'max-width']) {
        const value = element.style.get(property);
        if (value?.endsWith('px') === true) expect(pixels(value)).toBeLessThanOrEqual(640);
      }
    }
  });

  test('12: only what every program lays out', () => {
    for (const { element, property, value } of declarations(root)) {
      if (property.startsWith('padding')) expect(['td', 'th', 'a']).toContain(element.tag);
      if (property.startsWith('margin')) expect(value).not.toMatch(/-\d/);
      expect(property).not.toMatch(/^(?:float|position|flex|grid|gap|inset)/);
      expect(value).not.toMatch(/\b(?:flex|grid|var\(|calc\()/);
    }
    expect(css).not.toMatch(/float|position:|flex|grid|gap:|var\(|calc\(|margin[^;}]*-\d/);
  });

  test('13: no element that mail programs drop, and no script', () => {
    const banned =
      'details summary main nav form video svg picture script iframe object link input button base';
    expect(root.find(...banned.split(' '))).toHaveLength(0);
    for (const element of root.all())
      for (const name of element.attributes.keys()) expect(name).not.toMatch(/^on/);
  });

  test('14 and 15: links lead out of the mail, over https where the issue does', () => {
    const own = JSON.stringify(view);
    for (const link of links) {
      const href = link.attribute('href') ?? '';
      expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
      if (href.startsWith('http:')) expect(own).toContain(href);
      expect(href).not.toContain('{{');
    }
    const hrefs = links.map((link) => link.attribute('href'));
    for (const { link, more } of view.papers)
      for (const url of [link, ...more.map((further) => further.url)]) expect(hrefs).toContain(url);
    for (const { url } of view.sections.flatMap(({ items }) => items)) expect(hrefs).toContain(url);
  });

  test('16: no address swallowed what stands behind it', () => {
    for (const link of links) {
      const href = decodeURI(link.attribute('href') ?? '');
      expect(href).not.toMatch(/\)[가-힣]|(?:에서|에|를|을|은|는|이|가|입니다)\.?$/);
    }
  });

  test('17: no markup is left over', () => {
    // Quoted text may hold anything: there it is not left over but what was written.
    const quoted = squash(
      [
        ...view.papers.flatMap((card) => [...card.title, ...card.takeaway, ...card.abstract]),
        ...view.sections.flatMap(({ title, items }) => [...title, ...items.flatMap((item) => item.title)]),
      ]
        .map((p) => p.text.value)
        .join(),
    );
    for (const { text: shown } of visibleTexts(page)) {
      for (const [mark] of shown.matchAll(/\S*(?:\*\*|__|\]\(|:[a-z_]+:)\S*/g))
        expect(quoted, `${mark} in ${shown}`).toContain(squash(mark));
    }
  });

  test('18: links are told apart by their text', () => {
    const targets = new Map<string, string>();
    for (const link of links) {
      const name = link.text.replace(/\s+/g, ' ').trim();
      const href = link.attribute('href') ?? '';
      expect(name).not.toMatch(/^(?:|here|click here|여기|링크)$/i);
      expect(targets.get(name) ?? href, name).toBe(href);
      targets.set(name, href);
    }
  });

  test('19: pictures have a text, a size and a kind that is shown', () => {
    for (const image of root.find('img')) {
      expect(image.attribute('alt')).toBeDefined();
      expect(Number(image.attribute('width'))).toBeGreaterThan(0);
      // The attribute takes a number alone (HTML, 4.8.17 "Dimension attributes"): where the size is not known it is left
      // out, and the programs that look at CSS get the right height from there.
      if (image.attribute('height') === undefined) expect(image.style.get('height')).toBe('auto');
      else expect(image.attribute('height')).toMatch(/^\d+$/);
      expect(image.attribute('src')).toMatch(/^https:\/\/\S+\.(?:png|jpe?g)$/i);
    }
    for (const { image } of view.papers) {
      if (image === undefined) continue;
      expect(mail.html).toContain(image.url);
    }
  });

  test('20: headings without a jump, one h1', () => {
    const levels = root.find('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map((h) => Number(h.tag.slice(1)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries())
      if (i > 0) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    expect(root.find('h2')).toHaveLength(view.papers.length + view.sections.length);
  });

  test('21: fonts that readers have', () => {
    expect(css).not.toMatch(/@font-face|@import/);
    for (const { property, value } of declarations(root)) {
      if (property !== 'font-family') continue;
      expect(value).toMatch(/(?:sans-serif|monospace)$/);
      if (!value.endsWith('monospace'))
        expect(value).toMatch(/Apple SD Gothic Neo,Malgun Gothic,Noto Sans KR,Noto Sans CJK KR,/);
    }
  });

  test('22: text that can be read, links that can be seen and hit', () => {
    for (const { element } of visibleTexts(page)) {
      expect(pixels(element.inherited('font-size'))).toBeGreaterThanOrEqual(14);
      const height = element.inherited('line-height') ?? '';
      const lines = height.endsWith('px')
        ? pixels(height) / pixels(element.inherited('font-size'))
        : Number(height);
      const least = [...element.around()].some(({ tag }) => /^h[12]$/.test(tag)) ? 1.4 : 1.5;
      expect(lines).toBeGreaterThanOrEqual(least);
    }
    for (const link of links) expect(link.style.get('text-decoration')).toBe('underline');
    const buttons = links.filter((link) => link.style.get('display') === 'inline-block');
    expect(buttons).toHaveLength(view.papers.filter((card) => card.link !== undefined).length);
    for (const button of buttons) {
      const padding = pixels(button.style.get('padding')?.split(' ')[0]);
      // Of letters of 16 pixels: it grows with them.
      expect(2 * padding + 16 * Number(button.style.get('line-height'))).toBeGreaterThanOrEqual(44);
    }
  });

  test('31: a picture stands on white, no higher than a screen', () => {
    for (const image of root.find('img')) {
      expect(image.style.get('background-color')).toBe('#ffffff');
      // Its description stands there where pictures are not loaded.
      expect(image.style.get('color')).toBe('#1f2328');
      expect(Number(image.attribute('height') ?? 0)).toBeLessThanOrEqual(500);
    }
    for (const [rule] of css.matchAll(/[^\n{}]*\bimg\b[^\n]*/g))
      expect(rule).toMatch(/^img\{border:0\}$|background-color:#ffffff !important/);
  });

  test('33: no line is too long', () => {
    for (const line of mail.html.split('\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
  });

  test('35: the button is a cell with a border and padding, a number is text', () => {
    for (const { link, position } of view.papers) {
      const buttons = links.filter(
        (a) => a.attribute('href') === link && a.style.get('display') === 'inline-block',
      );
      expect(buttons).toHaveLength(link === undefined ? 0 : 1);
      for (const { parent } of buttons) {
        expect(parent?.tag).toBe('td');
        expect(parent?.style.get('border')).toMatch(/^1px solid #/);
        // Word has the cell's padding alone.
        expect(parent?.style.get('padding')).toMatch(/^\d+px 18px$/);
        expect(parent?.style.get('mso-padding-alt')).toBe('10px 18px');
      }
      const number = visibleTexts(page).find(({ text: shown }) => shown.trim().startsWith(`${position}. `));
      expect(number?.element.style.has('background-color')).toBe(false);
    }
    for (const span of root.find('span'))
      for (const property of ['display', 'border-radius', 'min-width'])
        expect(span.style.has(property)).toBe(false);
  });

  test('34: the papers stand in a list before all else, each title the link of its card', () => {
    const rows = root
      .find('td')
      .filter((cell) => cell.attribute('class') === 'k l')
      .flatMap((list) => list.find('tr'))
      .map((row) => row.find('a').map((a) => [row.find('td')[0]?.text, a.text, a.attribute('href')]));
    const titles = root.find('h2').slice(0, view.papers.length);
    expect(rows).toHaveLength(view.papers.length);
    for (const [i, { link, position }] of view.papers.entries()) {
      const inCard = titles[i]?.find('a').map((a) => [a.text, a.attribute('href')]);
      expect(inCard).toEqual(rows[i]?.map(([number, title, url]) => [`${number} ${title}`, url]));
      expect(inCard?.[0]?.[1]).toBe(link);
      expect(rows[i]?.[0]?.[0]).toBe(`${position}.`);
    }
    const html = mail.html.replace(/<head>[^]*<\/head>/, '');
    const introduction = html.indexOf('class="k q"');
    if (introduction !== -1) expect(html.indexOf('class="k l"')).toBeLessThan(introduction);
  });

  test('35: a label is no heading and looks like no link', () => {
    const labels = new Set([view.labels.contents, view.labels.abstract, view.labels.more]);
    const shown = visibleTexts(page).filter((one) => labels.has(one.text.trim()));
    expect(shown.length).toBeGreaterThan(0);
    for (const { element } of shown) {
      expect(element.tag).toBe('p');
      expect(element.inherited('color')).not.toBe(links[0]?.inherited('color'));
    }
  });

  test('names of authors have their own direction', () => {
    for (const { authors, byline } of view.papers) {
      if (byline === undefined) continue;
      for (const name of authors.slice(0, config.card.authors))
        expect(
          root.find('span').some((span) => span.attribute('dir') === 'auto' && span.text === name),
          name,
        ).toBe(true);
    }
  });

  test('in Word it reads right without what is for Outlook alone', () => {
    const fonts = declarations(root).filter(({ property }) => property === 'font-family');
    expect(fonts.some(({ value }) => value.includes('Malgun Gothic'))).toBe(true);
    for (const { element } of visibleTexts(page))
      expect(element.inherited('font-family')).toMatch(/Malgun Gothic|monospace/);
  });

  test('24: what is for Outlook alone is whole', () => {
    const open = mail.html.match(/<!--\[if mso\]>/g) ?? [];
    expect(open.length).toBeGreaterThan(0);
    expect(mail.html.match(/<!\[endif\]-->/g)).toHaveLength(open.length);
    expect(page.comments.join('')).toContain('<o:PixelsPerInch>96</o:PixelsPerInch>');
    expect(page.comments.join('')).toMatch(/font-family:'Malgun Gothic'/);
  });

  test('25: nothing that the great mail programs refuse, but for what is known', () => {
    // The library names no outlook.outlook-com; the two apps show mail as Outlook on the web does.
    const clients: Parameters<typeof caniemail>[0]['clients'] = [
      'gmail.desktop-webmail',
      'gmail.ios',
      'gmail.android',
      'apple-mail.*',
      'outlook.ios',
      'outlook.android',
    ];
    // The library stops at a property that its data has for some of the programs only.
    const html = mail.html.replaceAll(';word-wrap:break-word', '');
    expect(html).not.toBe(mail.html);
    const { issues } = caniemail({ clients, html });
    const found = new Set([...issues.errors.values()].flat().map(({ title }) => title));
    expect([...found].filter((title) => !allowed.has(title))).toEqual([]);
  });

  test('28: the text part has it all, in lines that fit', () => {
    for (const card of view.papers) {
      for (const title of card.title) expect(squash(text)).toContain(squash(title.text.value));
      if (card.link !== undefined) expect(text).toContain(card.link);
      for (const { url } of card.more) expect(text).toContain(url);
      for (const summary of card.summary)
        expect(squash(text)).toContain(squash(firstWords(summary.text.value)));
    }
    for (const line of text.split('\n')) {
      // A line of one word cannot be broken.
      if (/^\s*\S+$/.test(line) || /^\S{0,20}:? ?https:\/\/\S+$/.test(line.replace(/^\[[^\]]+\]/, '')))
        continue;
      expect(columns(line), line).toBeLessThanOrEqual(78);
    }
    expect(text).not.toMatch(/&(?:amp|lt|gt|quot|nbsp|#\w+);|<\/?(?:p|div|br|a|strong|td|h\d)\b/);
    expect(text).toContain(config.email.unsubscribeUrl);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/\n\n\n\n|[ \t]\n/);
  });

  test('30: the way out and the sender are there, and the same comes out again', async () => {
    const unsubscribe = links.find((link) => link.attribute('href') === config.email.unsubscribeUrl);
    expect(unsubscribe?.text).toBe(view.labels.unsubscribe);
    const seen = visibleTexts(page).map(({ text: shown }) => shown.trim());
    expect(seen).toContain(config.name);
    for (const line of config.email.address?.trim().split('\n') ?? []) expect(seen).toContain(line);
    expect(
      Buffer.from(mail.html).indexOf(config.email.unsubscribeUrl?.replaceAll('&', '&amp;') ?? '?'),
    ).toBeLessThan(100_000);
    expect((await mailOf({ name: '', view, config })).html).toBe(mail.html);
  });
});

/**
 * What these programs lack, and why a mail does without it there. Gmail drops `overflow-wrap` and keeps `word-wrap`, its old
 * name, which stands beside it. Its apps dropped `<wbr>` when they were last tried, in 2019: there, a long word in a table
 * has the breaks that it has without it.
 */
const allowed = new Set(['overflow-wrap', '<wbr> element']);

function squash(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}

/** The beginning of a text up to its first markup. */
function firstWords(text: string): string {
  return text.replace(/^#+ /, '').split(/[*`$:[<\n]|https:/)[0] ?? '';
}

function langOf(element: Element): string | undefined {
  for (const around of element.around()) {
    const lang = around.attribute('lang');
    if (lang !== undefined) return lang;
  }
  return undefined;
}

function columns(line: string): number {
  let width = 0;
  for (const c of line)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u.test(
        c,
      )
        ? 2
        : 1;
  return width;
}
