/** What readers of an issue are to see, as the verification takes the View apart, each text as a browser shows its HTML. */
import type { Shows } from '../../src/formats/format.ts';
import { emailReading } from '../../src/formats/email/reading.ts';
import { forumReading } from '../../src/formats/forum/reading.ts';
import { textReading } from '../../src/formats/text/reading.ts';
import type { View } from '../../src/formats/view/view.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { formatPath, type Path } from '../../src/problem/path.ts';
import { type Part, partsOf } from '../../src/verify/parts.ts';
import type { Week } from '../support/weeks.ts';
import { type Ours, type Piece, sameAddress, seenInHtml } from './parity-seen.ts';

export type Shape = 'forum' | 'email' | 'text' | 'json';

/** Everything of the author's that one format shows, in order. */
export function expectedOf(week: Week, shape: Shape): Piece[] {
  const view = shape === 'json' ? week.view : readings[shape].view(week.view, week.config);
  const parts = partsOf(view, showsOf(week, shape)).map((whole) =>
    shape === 'forum' && whole[0]?.path[0] === 'intro' ? byLanguage(whole, week) : whole,
  );
  const all = shape === 'json' ? parts.map((whole) => [...takeawayOf(whole, view), ...whole]) : parts;
  return all.flat().map(({ path, is }) => ({
    path: formatPath(path),
    ...('href' in is ? { text: '', urls: [sameAddress(is.href)] } : seenInHtml(toHtml(is))),
  }));
}

/** Data have it with its paper. */
function takeawayOf([first]: readonly Part[], { papers }: View): Part[] {
  if (first?.path[0] !== 'papers') return [];
  const { takeaway = [] } = papers[Number(first.path[1])] ?? {};
  return takeaway.map(({ text, blocks }) => ({ path: text.path, is: blocks, isExact: false, isLine: true }));
}

const readings = { forum: forumReading, email: emailReading, text: textReading };

function showsOf({ config }: Week, shape: Shape): Shows {
  const rendered = { files: [{ suffix: '', content: '' }], findings: [] };
  return shape === 'json'
    ? {
        heading: true,
        leavesOut: [],
        listsTitles: false,
        titlesLead: { contents: 'nowhere', card: 'nowhere' },
        isPicture: () => false,
      }
    : readings[shape].shows(rendered, config);
}

/** The forum runs the label of a theme into its text, one language after the other. */
function byLanguage(theme: readonly Part[], { config: { languages } }: Week): Part[] {
  const rank = ({ path: [, , , lang = languages[0] ?? ''] }: { path: Path }): number =>
    (languages.indexOf(String(lang)) + 99) % 99;
  return theme.toSorted((a, b) => rank(a) - rank(b));
}

/** What a format puts between the texts of the author's. The locale is Korean. */
export function oursIn({ view, config: { name = '', email } }: Week, shape: Shape): Ours {
  if (shape === 'json') return { words: [], urls: [] };
  const labels = ['논문 소개', '논문 초록(Abstract)', '논문 링크', '더 읽어보기'];
  const positions = view.papers.map(({ position }) => `${position}.`);
  const anchors = view.papers.map(({ position }) => `#p-${view.week}-${position}`);
  if (shape === 'forum') return { words: [...labels, '/', ...positions], urls: anchors };
  const urls = [email.webUrl, email.unsubscribeUrl, email.subscribeUrl].filter((url) => url !== undefined);
  const sender = [name, email.address ?? ''];
  const places = ['웹에서 보기', '수신 거부', '전달받으셨나요? 구독하기', '전문 보기'];
  const count = [`${view.number}호`, `논문 ${view.papers.length}편`, name, '웹에서 보기'];
  const words =
    shape === 'text'
      ? [...labels, '이번 주 논문']
          .map((label) => `[${label}]`)
          .concat(
            places.map((word) => `${word}:`),
            '/',
          )
      : [
          ...labels,
          '이번 주 논문',
          '논문 보기',
          ':',
          '태그:',
          ',',
          ...places,
          '/',
          '·',
          '·',
          '·',
          '·',
          ...positions,
          ...count,
        ];
  return { words: [...words, ...sender], urls: [...urls, ...urls] };
}
