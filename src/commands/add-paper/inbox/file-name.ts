import { type PaperDraft, parseArxivId, parseDoi } from '../../../papers/index.ts';
import { titleOf } from '../titles.ts';

/** Longer titles are cut; file systems take 255 bytes, of which a Hangul syllable needs three. */
const mostLetters = 60;

/** The name of a paper's own file: its arXiv id without a version, its DOI, its title, or its address. */
export function fileNameOf(paper: PaperDraft): string {
  const { arxiv, doi, link } = paper;
  const id = (arxiv && parseArxivId(arxiv)?.id) ?? (doi && parseDoi(doi)?.toLowerCase());
  const words = id ?? titleOf(paper)?.toLowerCase() ?? link?.replace(/^https?:\/\/(?:www\.)?/i, '') ?? '';
  const plain = words.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}._]+/gu, '-');
  const name = [...plain.replace(/^[-._]+/, '')].slice(0, mostLetters).join('');
  return `${name.replace(/[-._]+$/, '') || 'paper'}.yaml`;
}
