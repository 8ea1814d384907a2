export type LeftOverKind = 'address' | 'preamble' | 'refusal' | 'offer' | 'fence' | 'title';

/** What was left in a text by whoever or whatever made it. `text` is `text.slice(start, end)` of what was given. */
export interface LeftOver {
  readonly kind: LeftOverKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text begins so behind quotation marks, stars and the like. */
const lead = String.raw`^[\s>*_"'“‘(\[#]*`;

/** What a machine is asked for. */
const made = '(?:translat\\w+|summar\\w+|abstract|rewrit\\w+|version|introduction|takeaway|draft)';

/**
 * Forms, each behind words in small letters of which a text that has it has one: to make all these expressions takes as long as reading
 * an issue, and a text that is looked at has hardly ever words of more than one.
 */
const forms: readonly (readonly [LeftOverKind, string, RegExp])[] = [
  // arXiv puts it in place of an address on the page of a paper, where it is a link.
  ['address', 'url', /\bthis (?:https?|ftp) URL\b/gi],
  [
    'preamble',
    'here|below is|the following is',
    new RegExp(
      `${lead}(?:(?:sure|certainly|of course|absolutely|okay|ok|alright)[,!.:]?\\s+)?(?:here(?:'s|’s| is| are)|(?:below|the following) is)\\s+(?:the|an?|your|my)\\s(?:[\\w-]+ ){0,3}${made}(?:(?: (?:of|in|into|for|as|to)\\s[^.:!?\\n]{0,60})?[:!]|(?: (?:of|in|into)\\s(?:the|your|this|korean|english)\\b[^.:!?\\n]{0,40})?\\.|\\s*\\n)`,
      'i',
    ),
  ],
  [
    'preamble',
    'sure|certainly|absolutely|of course',
    new RegExp(
      `${lead}(?:sure|certainly|absolutely|of course)[,!]\\s+(?:here|i)\\b[^.:!?\\n]{0,80}[.:!]?`,
      'i',
    ),
  ],
  [
    'preamble',
    'translation|translated',
    new RegExp(
      `${lead}(?:(?:(?:korean|english)\\s+)?translation|translated\\s+(?:abstract|title|text|version))[*_]*\\s?:|${lead}the translation\\b[^.:\\n]{0,40} as follows[.:]`,
      'i',
    ),
  ],
  [
    'preamble',
    '다음은|아래는|여기',
    new RegExp(
      `${lead}(?:네[,.!]?\\s+|물론(?:입니다|이죠|이지요)[.,!]?\\s*)?(?:다음은|아래는|여기)\\s[^.:\\n]{0,40}?(?:번역|요약|초안|소개문|한국어|영어)[^.:\\n]{0,12}(?:입니다|있습니다|드립니다|예요|이에요|결과)[.:!]?`,
    ),
  ],
  [
    'preamble',
    '물론입니다|물론이죠|알겠습니다|요청하신',
    new RegExp(`${lead}(?:물론입니다|물론이죠|알겠습니다|요청하신)[.,! ][^.:\\n]{0,60}[.:!]?`),
  ],
  [
    'preamble',
    '번역',
    new RegExp(
      `${lead}(?:한국어\\s+)?번역(?:(?:문|본|\\s?결과)?(?:[*_]*\\s?[:：]|\\]|\\s*\\n)|[^.:\\n]{0,12}다음과 같습니다[.:]|(?:해|하여)\\s?드리겠습니다[.:!]?)`,
    ),
  ],
  [
    'refusal',
    'as an ai|as a ai|artificial intelligence|language model',
    new RegExp(
      `${lead}as an? (?:(?:AI|artificial intelligence)(?: (?:language )?(?:model|assistant))?|(?:large )?language model),?\\s+(?:I|my)\\b[^.\\n]{0,60}`,
      'i',
    ),
  ],
  ['refusal', 'as an ai', /\bas an AI (?:language )?model,? I\b[^.\n]{0,60}/i],
  [
    'refusal',
    'sorry|afraid|unable|apologies|unfortunately|i can|not able|i w|i do',
    new RegExp(
      `${lead}(?:(?:i['’]?m|i am) (?:sorry|afraid|unable|not able)|(?:sorry|apologies|unfortunately),? (?:but )?i\\b|i (?:can(?:no|['’])t|cannot|won['’]t|will not) (?:translate|summari|help|assist|access|fulfil|provide|comply|do that|do this)|i (?:do not|don['’]t) have (?:access|the ability))[^.\\n]{0,80}`,
      'i',
    ),
  ],
  [
    'refusal',
    '죄송|미안|유감',
    new RegExp(
      `${lead}(?:죄송하지만|죄송합니다|미안하지만|유감스럽게도[^.\\n]{0,30}(?:번역|요약|도와))[^.\\n]{0,60}`,
    ),
  ],
  [
    'refusal',
    '수 없습니다',
    new RegExp(`${lead}(?:(?:이|해당|그) 요청[^.\\n]{0,30}|도와\\s?드릴 )수 없습니다`),
  ],
  [
    'refusal',
    '로서|이므로|이기 때문에|라서',
    new RegExp(
      `${lead}(?:저는\\s+)?(?:AI|인공지능|대규모 언어 모델|언어 모델)(?:\\s*언어 모델|\\s*모델|\\s*어시스턴트)?(?:로서|이므로|이기 때문에|이라서|라서)[^.\\n]{0,60}`,
    ),
  ],
  [
    'offer',
    'let me know|i hope this|feel free',
    /(?:let me know if|i hope this (?:helps|translation)|feel free to (?:ask|let me))[^.!?\n]{0,100}[.!?)]*\s*$/i,
  ],
  [
    'offer',
    '기를 바랍니다|하신|필요한|궁금한',
    /(?:도움이 (?:되었|되셨|되)기를 바랍니다|(?:더|추가로)\s?(?:필요하신|궁금하신|필요한|궁금한)[^.!?\n]{0,40}(?:말씀|알려|문의)[^.!?\n]{0,16})[.!?)]*\s*$/,
  ],
  // A remark on its own work behind the text.
  [
    'offer',
    'note|remark|comment',
    new RegExp(
      `\\n[ \\t>*_([#-]*(?:(?:translat(?:or|ion)(?:['’]s)? )?(?:notes?|remarks?|comments?))[*_]*\\s?[:：](?=[^\\n]{0,200}(?:${made}|\\bI(?:['’]ve)?\\s|\\bkept\\b|원문|번역|요약|옮))[^\\n]*\\s*$`,
      'i',
    ),
  ],
  [
    'offer',
    '참고|비고|역주|메모|노트|주의',
    /\n[ \t>*_([#-]*(?:번역 ?|역자 ?)?(?:참고(?: ?사항)?|비고|역주|메모|노트|주의(?: ?사항)?)[*_]*\s?[:：](?=[^\n]{0,200}(?:원문|번역|요약|옮겼|의역|직역))[^\n]*\s*$/,
  ],
];

const fence = /^\s*(`{3,}|~{3,})[\w+-]*[ \t]*\n[\s\S]*?\n[ \t]*\1[`~]*\s*$/;

/** What a machine left in a text of a card. `titles` are those of the paper, in languages that the text is not in. */
export function leftOversIn(text: string, titles: readonly string[] = []): LeftOver[] {
  const found: LeftOver[] = [];
  const add = (kind: LeftOverKind, start: number, end: number): void => {
    if (!found.some((one) => start < one.end && one.start < end))
      found.push({ kind, start, end, text: text.slice(start, end) });
  };
  const around = fence.exec(text);
  if (around !== null) {
    const start = text.search(/\S/);
    add('fence', start, start + (around[1]?.length ?? 0));
  }
  // What is in the fence is looked at, too; the text begins behind its first line.
  const from = around === null ? 0 : text.indexOf('\n', text.search(/\S/)) + 1;
  const inside = text.slice(from);
  const small = inside.toLowerCase();
  for (const [kind, words, form] of forms) {
    if (!words.split('|').some((word) => small.includes(word))) continue;
    const matches = form.global ? [...inside.matchAll(form)] : [form.exec(inside)];
    for (const match of matches) {
      if (match === null) continue;
      const skipped = match[0].search(/[^\s>*_"'“‘([#]/);
      add(kind, from + match.index + skipped, from + match.index + match[0].trimEnd().length);
    }
  }
  for (const title of titles) {
    const at = isLong(title) ? text.toLowerCase().indexOf(title.toLowerCase()) : -1;
    if (at !== -1) add('title', at, at + title.length);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** A short title is a name, which a text may well say. */
function isLong(title: string): boolean {
  return title.length >= 20 && title.trim().split(/\s+/).length >= 4;
}
