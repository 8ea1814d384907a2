import { everyKeyWeek, mailConfig, realWeek, sectionsWeek, weekOf } from '../support/weeks.ts';
import type { Week } from '../support/weeks.ts';

const longUrl = `https://example.org/${'a-long-path/'.repeat(8)}end?x=${'0123456789'.repeat(1)}`;

interface PaperDraft {
  readonly [key: string]: unknown;
}

function paper(i: number, more: PaperDraft = {}): PaperDraft {
  return {
    title: { ko: `논문 ${i}: 작은 모델의 쓸모`, en: `Paper ${i}: What Small Models Are Good For` },
    arxiv: `2501.${String(10_000 + i)}`,
    summary: `논문 ${i}은 작은 모델이 **반복 업무(Routine)**에 알맞다는 것을 보입니다.`,
    ...more,
  };
}

/** JSON is YAML. */
const issue = (papers: readonly PaperDraft[], more: PaperDraft = {}): string =>
  JSON.stringify({ week: '2025-07-07', ...more, papers });

const english = `${mailConfig}locale: en\n`
  .replace('주간 논문 <', 'Weekly <')
  .replaceAll('주간 논문', 'Weekly');

/** Five columns whose numbers and short words fit a narrow phone. */
export const benchmarks = `| 모델 | MMLU | GSM8K | HumanEval | 평균 |
|---|--:|--:|--:|--:|
| Llama-3.1-8B-Instruct | 69.4 | 84.5 | 72.6 | 75.5 |
| **Qwen2.5-7B-Instruct** | 74.2 | 85.4 | 84.8 | 81.5 |
| \`gemma-2-9b-it\` | 71.3 | 79.4 | 61.4 | 70.7 |`;

const addresses = `| 이름 | 주소 | 점수 |
|---|---|--:|
| 모델 | ${longUrl} | 69.4 |
| [${'x'.repeat(60)}](${longUrl}3) | **${'가나다'.repeat(30)}**(${'y'.repeat(50)}) | 72.6 |`;

const manyColumns = ['가', ...Array.from({ length: 14 }, (_, i) => `Column${i}`)]
  .map((name) => `| ${name} `)
  .join('')
  .concat(`|\n${'|---'.repeat(15)}|\n${'| 123.45 '.repeat(15)}|`);

/** The seven whose look was settled: both weeks of issues/, every key, one paper, thirty, long words and addresses, right to left. */
export async function settledWeeks(): Promise<Week[]> {
  const names = [
    '2025-07-07',
    '2025-07-14',
    'every key',
    'long addresses',
    'one paper, nothing else',
    'thirty papers',
    'right to left',
  ];
  const found = (await hardWeeks()).filter(({ name }) => names.includes(name));
  if (found.length !== names.length) throw new Error('a week has another name');
  return found;
}

/** Weeks that look for what breaks in a mail. */
export async function hardWeeks(): Promise<Week[]> {
  const authors = Array.from({ length: 40 }, (_, i) => `Author Number${i + 1} von und zu Langenname`);
  return Promise.all([
    realWeek('2025-07-07'),
    realWeek('2025-07-14'),
    everyKeyWeek(),
    sectionsWeek(),
    weekOf(
      'long addresses',
      issue([
        paper(1, {
          link: longUrl,
          summary: `긴 주소 ${longUrl}에서 봅니다.\n\n\`${'code'.repeat(40)}\`\n\n${'띄어쓰기없는글자'.repeat(20)}`,
          abstract: { ko: `주소는 ${longUrl}입니다.`, en: `See ${longUrl}.` },
          more: [longUrl, { title: 'x'.repeat(120), url: `${longUrl}2` }],
        }),
      ]),
      mailConfig,
    ),
    weekOf(
      'forty authors',
      issue([paper(1, { authors, published: '2025-07-01' })]),
      `${mailConfig}card: { authors: 40 }\n`,
    ),
    weekOf(
      'one paper, nothing else',
      issue([
        {
          title: '제목 하나',
          link: 'https://example.org/one',
          summary: '한 문장으로 된 소개입니다. 이어지는 두 번째 문장도 있습니다.',
        },
      ]),
      mailConfig,
    ),
    weekOf(
      'empty optional parts',
      issue(
        [
          paper(1, {
            authors: [],
            abstract: { ko: '', en: ' ' },
            more: [],
            tags: [],
            image: { url: 'https://example.org/a.png', alt: '' },
          }),
          paper(2, { title: { ko: '한국어 제목만 있는 논문', en: '' }, authors: [' '] }),
        ],
        {
          number: 1,
          title: '',
          lead: '',
          intro: [{ emoji: '', theme: '', text: '' }],
          masthead: '',
          closing: '',
        },
      ),
      mailConfig,
    ),
    weekOf('thirty papers', issue(Array.from({ length: 30 }, (_, i) => paper(i + 1))), mailConfig),
    weekOf(
      'no Korean',
      issue([
        {
          title: 'A Paper in English',
          arxiv: '2501.00001',
          authors: ['Ada Lovelace'],
          summary: 'It says *one* thing, and says it well enough to be read.',
          abstract: 'The abstract of the paper.',
        },
      ]),
      english,
    ),
    weekOf(
      'tables and quotes',
      issue([
        paper(1, { summary: `모델을 견줍니다.\n\n${benchmarks}\n\n${addresses}\n\n${manyColumns}` }),
        paper(2, {
          summary:
            `> 따온 글입니다.\n>\n> > 그 안에 다시 따온 글입니다.\n>\n> - 목록\n\n- 목록\n  - 안쪽\n\n` +
            `> ${benchmarks.replaceAll('\n', '\n> ')}\n\n- 표\n\n  ${addresses.replaceAll('\n', '\n  ')}\n\n이어집니다.`,
        }),
      ]),
      mailConfig,
    ),
    weekOf(
      'right to left',
      issue([
        {
          title: { ar: 'نماذج صغيرة', en: 'Small Models' },
          arxiv: '2501.00001',
          summary: {
            ar:
              'ملخص قصير من اليمين إلى اليسار، وهو يكفي لشرح الفكرة: `foo(bar);`.\n\n' +
              '```\nfoo(a[0]);\n// done.\n```\n\n> اقتباس\n>\n> - بند',
          },
          abstract: { ar: 'خلاصة البحث.', en: 'The abstract.' },
        },
      ]),
      `${english.replace('locale: en', 'locale: ar')}languages: [ar, en]\n`,
    ),
  ]);
}
