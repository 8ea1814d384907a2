/** What readers of an issue are to see, as the verification takes the View apart, each text as a browser shows its HTML. */
import type { Shows } from '../../src/formats/format.ts';
import { emailReading } from '../../src/formats/email/reading.ts';
import { forumReading } from '../../src/formats/forum/reading.ts';
import { textReading } from '../../src/formats/text/reading.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { formatPath, type Path } from '../../src/problem/path.ts';
import { type Part, partsOf } from '../../src/verify/parts.ts';
import type { Week } from '../support/weeks.ts';
import { type Ours, type Piece, sameAddress, seenInHtml } from './parity-seen.ts';

export type Shape = 'forum' | 'email' | 'text' | 'json';

/** Everything of the author's that one format shows, in order. */
export function expectedOf(week: Week, shape: Shape): Piece[] {
  const parts = partsOf(week.view, showsOf(week, shape)).map((whole) =>
    shape === 'forum' && whole[0]?.path[0] === 'intro' ? byLanguage(whole, week) : whole,
  );
  return parts.flat().map(({ path, is }) => ({
    path: formatPath(path),
    ...('href' in is ? { text: '', urls: [sameAddress(is.href)] } : seenInHtml(toHtml(is))),
  }));
}

function showsOf({ config }: Week, shape: Shape): Shows {
  const rendered = { files: [{ suffix: '', content: '' }], findings: [] };
  const readings = { forum: forumReading, email: emailReading, text: textReading };
  return shape === 'json'
    ? { heading: true, leavesOut: [], isPicture: () => false }
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
  if (shape === 'forum') return { words: [...labels, '/'], urls: [] };
  const urls = [email.webUrl, email.unsubscribeUrl].filter((url) => url !== undefined);
  const sender = [name, email.address ?? ''];
  const positions = view.papers.map(({ position }) => `${position}`);
  const words =
    shape === 'text'
      ? [...labels.map((label) => `[${label}]`), '웹에서 보기:', '수신 거부:', '/']
      : [...labels, '태그:', ',', '웹에서 보기', '수신 거부', '/', '·', ...positions];
  return { words: [...words, ...sender], urls };
}
