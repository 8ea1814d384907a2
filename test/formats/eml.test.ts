import { describe, expect, test } from 'vitest';
import type { EmailSettings } from '../../src/newsletter/model.ts';
import { Failure } from '../../src/problem/failure.ts';
import { renderEml } from '../../src/formats/eml/message.ts';
import { decodeBody, decodeWords, headerOf, partsOf, readMessage } from '../support/message.ts';
import { everyKeyWeek, mailOf, realWeek, textOf, type Week, weekOf } from '../support/weeks.ts';
import { hardWeeks } from './hard-weeks.ts';
import { sharedCases, withShared } from '../support/shared.ts';

async function emlOf(week: Week): Promise<{ raw: Buffer; html: string; text: string; subject: string }> {
  const { html, subject } = await mailOf(week);
  const text = await textOf(week);
  const eml = await renderEml(week.view, week.config, { html, subject, text });
  return { raw: Buffer.from(eml, 'latin1'), html, subject, text };
}

function withEmail(week: Week, email: Partial<EmailSettings>): Week {
  return { ...week, config: { ...week.config, email: { ...week.config.email, ...email } } };
}

const namesOf = (raw: Buffer): string[] => readMessage(raw).headers.map(({ name }) => name);

const messages = await Promise.all(
  (await hardWeeks()).map(async (week) => ({ ...week, ...(await emlOf(week)) })),
);

describe.each(messages)('$name', (week) => {
  const { raw, html, text, subject, config } = week;
  const message = readMessage(raw);

  test('26: two parts, which are the text and the email format', () => {
    expect(headerOf(message, 'content-type')).toMatch(/^multipart\/alternative;/);
    const parts = partsOf(message);
    expect(parts.map((part) => headerOf(part, 'content-type'))).toEqual([
      'text/plain; charset=utf-8',
      'text/html; charset=utf-8',
    ]);
    const contents = parts.map((part) => {
      // Text has line ends of the mail, in base64 too (RFC 2045, 6.8).
      const body = decodeBody(part).toString('utf8');
      expect(body).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
      return body.replaceAll('\r\n', '\n');
    });
    expect(contents).toEqual([text, html]);
  });

  test('27: short lines, CRLF alone, ASCII', () => {
    const lines = raw.toString('latin1').split('\r\n');
    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n]/);
      expect(line.length).toBeLessThanOrEqual(76);
      expect(line).toMatch(/^[\t\x20-\x7e]*$/);
    }
    expect(decodeWords(headerOf(message, 'subject') ?? '')).toBe(subject);
  });

  test('27: no encoded word is cut inside a character', () => {
    const words = [...raw.toString('latin1').matchAll(/=\?utf-8\?[bq]\?[^?]*\?=/gi)].map(([word]) => word);
    for (const word of words) {
      expect(word.length).toBeLessThanOrEqual(75);
      expect(decodeWords(word)).not.toContain('\ufffd');
    }
  });

  test('29: the headers a list needs, each once', () => {
    const names = message.headers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'list-id'])
      expect(names).toContain(name);
    expect(headerOf(message, 'message-id')).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
    expect(headerOf(message, 'list-unsubscribe')).toBe(`<${config.email.unsubscribeUrl}>`);
    expect(headerOf(message, 'list-unsubscribe-post')).toBe(
      config.email.oneClick ? 'List-Unsubscribe=One-Click' : undefined,
    );
  });

  test('30: the same bytes again', async () => {
    expect((await emlOf(week)).raw.equals(raw)).toBe(true);
  });
});

/** Transfer encodings of the parts of a message above. */
const encodings = (name: string): (string | undefined)[] => {
  const found = messages.find((message) => message.name === name);
  return partsOf(readMessage(found?.raw ?? Buffer.alloc(0))).map((part) =>
    headerOf(part, 'content-transfer-encoding'),
  );
};

test('text that is mostly not ASCII is base64, other text quoted-printable', () => {
  expect(encodings('2025-07-07')[0]).toBe('base64');
  expect(encodings('no Korean')).toEqual(['quoted-printable', 'quoted-printable']);
});

test('the date is the last day of the week at the time to send, in its time zone', async () => {
  const week = await everyKeyWeek();
  const dateOf = async (sendTime: string): Promise<string | undefined> =>
    headerOf(readMessage((await emlOf(withEmail(week, { sendTime }))).raw), 'date');
  expect(await dateOf('08:30+09:00')).toBe('Sun, 4 Jan 2026 08:30:00 +0900');
  expect(await dateOf('23:05-03:30')).toBe('Sun, 4 Jan 2026 23:05:00 -0330');
  await expect(dateOf('8:30')).rejects.toThrow(Failure);
});

test('names stand in the headers as their reader reads them', async () => {
  const message = readMessage((await emlOf(await everyKeyWeek())).raw);
  expect(decodeWords(headerOf(message, 'from') ?? '')).toBe('주간 논문 <news@example.org>');
  expect(headerOf(message, 'to')).toBe('Weekly Papers <papers@lists.example.org>');
  expect(decodeWords(headerOf(message, 'list-id') ?? '')).toBe('주간 논문 <papers.lists.example.org>');
  expect(headerOf(message, 'list-id')).toMatch(/ <papers\.lists\.example\.org>$/);
});

describe('encoded words', () => {
  const bare = '<news@example.org>';
  const headersOf = async (text: string) => {
    const week = await weekOf('words', issueWith({ title: text }), addresses);
    const { raw } = await emlOf(
      withEmail(week, {
        from: `${text} ${bare}`,
        to: `${text} <a@b.example>, c@d.example`,
        listId: `${text} <x.y>`,
      }),
    );
    const message = readMessage(raw);
    for (const line of raw.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
    return {
      subject: headerOf(message, 'subject') ?? '',
      from: headerOf(message, 'from') ?? '',
      to: headerOf(message, 'to') ?? '',
      listId: headerOf(message, 'list-id') ?? '',
    };
  };
  const wordsIn = (value: string): string[] =>
    [...value.matchAll(/=\?UTF-8\?B\?[\w+/]*=*\?=/g)].map(([word]) => decodeWords(word));

  test.each([
    '주간 논문',
    '파이토치 한국 사용자 모임이 고른 이번 주의 인공지능 논문 모음입니다',
    '강화학습으로훈련한언어모델의 선형어텐션과전체어텐션을섞는비율에관한실험',
    '가나다라마바사아자차카타파하가 나다라마바사아자차카타파하가나',
    'PyTorch 한국 👩‍👩‍👧‍👦 모임 🇰🇷 소식을 전합니다 그리고 🏴󠁧󠁢󠁥󠁮󠁧󠁿 이야기',
    'Café à la carte déjà vu naïve façade coöperation Übermut smörgåsbord',
    'ㄱ 가',
  ])('%s: B-words, and no word that fits is cut', async (text) => {
    const { subject, from, to, listId } = await headersOf(text);
    for (const value of [subject, from, to, listId]) {
      const parts = wordsIn(value);
      expect(parts.join('')).toBe(text);
      for (const word of text.split(' '))
        if (Buffer.byteLength(word) <= 45)
          expect(
            parts.some((part) => part.includes(word)),
            word,
          ).toBe(true);
      expect(value).not.toMatch(/=\?utf-8\?q/i);
    }
    expect(decodeWords(from)).toBe(`${text} ${bare}`);
    expect(decodeWords(to)).toBe(`${text} <a@b.example>, c@d.example`);
    expect(decodeWords(listId)).toBe(`${text} <x.y>`);
  });

  test.each(['Weekly Papers', 'The AI (Papers) of 3/4 2025 \\ x', 'a'.repeat(70)])(
    '%s needs none',
    async (text) => {
      const { subject } = await headersOf(text);
      expect(subject).toBe(text);
    },
  );

  test.each([75, 998, 3000])('a word of %i letters becomes several', async (length) => {
    const text = `See ${'x'.repeat(length)} there`;
    const { subject, from, listId } = await headersOf(text);
    for (const value of [subject, from, listId]) expect(wordsIn(value).join('')).toBe(text);
    const korean = '가'.repeat(length);
    expect(wordsIn((await headersOf(korean)).subject).join('')).toBe(korean);
    const marks = `x${'\u0301'.repeat(length)}`;
    expect(wordsIn((await headersOf(marks)).subject).join('')).toBe(marks);
  });
});

test.each(['.a', 'a..b', 'a.'])('%s before the @ stands in quotation marks', async (local) => {
  const week = withEmail(await realWeek('2025-07-14'), { to: `X <${local}@example.org>` });
  expect(headerOf(readMessage((await emlOf(week)).raw), 'to')).toBe(`X <"${local}"@example.org>`);
});

test('another content has another Message-ID and boundary', async () => {
  const [a, b] = await Promise.all(
    ['2025-07-07', '2025-07-14'].map(async (date) => readMessage((await emlOf(await realWeek(date))).raw)),
  );
  for (const name of ['message-id', 'content-type'])
    expect(headerOf(a ?? readMessage(Buffer.alloc(0)), name)).not.toBe(
      headerOf(b ?? readMessage(Buffer.alloc(0)), name),
    );
});

test('an address is in ASCII: a domain in its ASCII form, anything else refused', async () => {
  const week = await realWeek('2025-07-14');
  const { raw } = await emlOf(withEmail(week, { to: '독자 <list@한국.example>' }));
  expect(headerOf(readMessage(raw), 'to')).toMatch(/ <list@xn--3e0b707e\.example>$/);
  for (const to of ['독자@example.org', 'na\u202eme@example.org', 'a@exa\u202emple.org', 'a@b@example.org'])
    await expect(emlOf(withEmail(week, { to })), to).rejects.toMatchObject({ code: 'config-value' });
});

test.each(['from', 'to'] as const)('without email.%s there is no message', async (key) => {
  const week = withEmail(await realWeek('2025-07-14'), { [key]: undefined });
  await expect(emlOf(week)).rejects.toMatchObject({ code: 'config-missing', args: { key: `email.${key}` } });
});

test.each([
  '{{UnsubscribeURL}}',
  '*|UNSUB|*',
  'https://example.org/u?id={{id}}',
  '<%asm_group_unsubscribe_raw_url%>',
])('the placeholder %s is written through and stays out of the headers', async (placeholder) => {
  const real = await realWeek('2025-07-14');
  const week = withEmail(real, { unsubscribeUrl: placeholder, oneClick: true });
  const { raw, html, text } = await emlOf({ ...week, view: { ...real.view, webUrl: '*|ARCHIVE|*' } });
  expect(html).toContain(`<a href="${placeholder}"`);
  expect(html).toContain('<a href="*|ARCHIVE|*"');
  expect(text).toContain(`: ${placeholder}\n`);
  const names = readMessage(raw).headers.map(({ name }) => name);
  expect(names).not.toContain('list-unsubscribe');
  expect(names).not.toContain('list-unsubscribe-post');
});

test('what stands around a placeholder is escaped', async () => {
  const week = withEmail(await realWeek('2025-07-14'), {
    unsubscribeUrl: "https://example.org/u?a=1&b='&id={{id}}&c=*|EMAIL|*",
  });
  const { html } = await emlOf(week);
  expect(html).toContain('href="https://example.org/u?a=1&amp;b=&#39;&amp;id={{id}}&amp;c=*|EMAIL|*"');
});

test.each([
  ['https://example.org/u?list=%EC%A3%BC', '<https://example.org/u?list=%EC%A3%BC>'],
  ['mailto:leave@example.org?subject=leave%20us', '<mailto:leave@example.org?subject=leave%20us>'],
])('%s stands in List-Unsubscribe', async (unsubscribeUrl, header) => {
  const week = withEmail(await realWeek('2025-07-14'), { unsubscribeUrl });
  const { raw, html, text } = await emlOf(week);
  expect(headerOf(readMessage(raw), 'list-unsubscribe')).toBe(header);
  expect(html).toContain(`<a href="${unsubscribeUrl}"`);
  expect(text).toContain(unsubscribeUrl);
});

test.each([
  'javascript:alert(1)',
  '{x}"><script>alert(1)</script>',
  '{{x}}"><script>alert(1)</script>',
  'http://example.org/u',
  'unsubscribe.html',
  'https://example.org/ x',
  'javascript:{{x}}',
])('%s is no address to unsubscribe at', async (unsubscribeUrl) => {
  const week = withEmail(await realWeek('2025-07-14'), { unsubscribeUrl });
  await expect(mailOf(week)).rejects.toMatchObject({
    code: 'config-value',
    args: { key: 'email.unsubscribe_url' },
  });
});

const addresses = 'email: { from: news@example.org, to: list@example.com }';
const issueWith = (more: object): string =>
  JSON.stringify({
    week: '2025-07-07',
    papers: [{ title: '제목', arxiv: '2501.00001', summary: '소개입니다.' }],
    ...more,
  });

describe('a header is one header', async () => {
  const cases = sharedCases<{ value: string; field: string }>('data/header-injection.json');
  const week = await weekOf('injection', issueWith({}), addresses);
  const usual = namesOf((await emlOf(week)).raw);

  /** A message, or nothing where it was refused. */
  const attempt = async (attacked: Week): Promise<Buffer | undefined> => {
    try {
      return (await emlOf(attacked)).raw;
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
      return undefined;
    }
  };

  withShared('data/header-injection.json', 'the collection', () => {
    test('holds many', () => {
      const used = cases.filter(({ field }) => ['subject', 'from.name', 'to'].includes(field));
      expect(used.length).toBeGreaterThan(30);
    });
  });

  test.each(cases.filter(({ field }) => field === 'subject'))('subject $value', async ({ value }) => {
    const { raw } = await emlOf(await weekOf('injection', issueWith({ title: value }), addresses));
    expect(namesOf(raw)).toEqual(usual);
    expect(decodeWords(headerOf(readMessage(raw), 'subject') ?? '')).not.toMatch(/\p{Cc}/u);
  });

  test.each(cases.filter(({ field }) => field === 'from.name'))('from $value', async ({ value }) => {
    const raw = await attempt(withEmail(week, { from: `${value} <news@example.org>` }));
    if (raw === undefined) return;
    expect(namesOf(raw)).toEqual(usual);
    expect(headerOf(readMessage(raw), 'from')).toMatch(/^[^<>]*<news@example\.org>$/);
    expect(decodeWords(headerOf(readMessage(raw), 'from') ?? '')).not.toMatch(/\p{Cc}/u);
  });

  test.each(cases.filter(({ field }) => field === 'to'))('to $value', async ({ value }) => {
    const raw = await attempt(withEmail(week, { to: value }));
    if (raw === undefined) return;
    expect(namesOf(raw)).toEqual(usual);
    expect(headerOf(readMessage(raw), 'to')?.match(/@/g)).toHaveLength(1);
  });

  test.each(cases.filter(({ field }) => field === 'list-unsubscribe' || field === 'url'))(
    'unsubscribe $value',
    async ({ value }) => {
      const raw = await attempt(withEmail(week, { unsubscribeUrl: value }));
      if (raw === undefined) return;
      const header = headerOf(readMessage(raw), 'list-unsubscribe');
      expect(namesOf(raw).filter((name) => name !== 'list-unsubscribe')).toEqual(usual);
      if (header !== undefined) expect(header).toMatch(/^<(?:https|mailto):[\x21-\x3b\x3d\x3f-\x7e]+>$/);
    },
  );
});
