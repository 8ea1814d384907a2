import { insertPapers } from '../../../issue/index.ts';
import type { PaperDraft } from '../../../papers/index.ts';
import { escapeControlsInJson } from '../../../terminal/index.ts';
import { longText, oneLine } from '../clean.ts';
import { isEmpty } from '../missing.ts';
import { textIn } from '../text-data.ts';
import type { OpenCard, Unfinished } from './kept-answers.ts';
import { putText } from './question.ts';

/** Cards as a list that `add-paper --from` reads. What has no place in a card, such as half an address, is a comment before it. */
export function cardsAsYaml(cards: readonly OpenCard[], languages: readonly string[]): string {
  return cards.map((card) => cardAsYaml(card, languages)).join('');
}

function cardAsYaml({ data, unfinished = [] }: OpenCard, languages: readonly string[]): string {
  let comments = '';
  let whole = data;
  for (const one of unfinished) {
    const completed = withText(whole, one, languages);
    if (completed === whole)
      comments += `# ${one.question}, not finished: ${escapeControlsInJson(one.text)}\n`;
    whole = completed;
  }
  if (isEmpty(whole)) return comments;
  const { inserted } = insertPapers('papers: []\n', [whole], { path: 'answers' });
  // From the first column: whoever copies it may miss the spaces of the first line.
  return comments + inserted.replaceAll(/^ {2}/gm, '');
}

/** The card with the text that was being typed, where it has none there. */
function withText(
  data: PaperDraft,
  { question, text }: Unfinished,
  languages: readonly string[],
): PaperDraft {
  const [key = '', lang = languages[0] ?? 'en'] = question.split('.', 2);
  if (key !== 'title' && key !== 'summary' && key !== 'abstract') return data;
  if (textIn(data[key], lang, languages) !== undefined) return data;
  return putText(data, key, { lang, text: key === 'title' ? oneLine(text) : longText(text), languages });
}
