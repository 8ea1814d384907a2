const ofPaper =
  /\b(?:this|the|our)\s+(?:paper|article|submission|manuscript|work|preprint|version|e-?print)\s+(?:has\s+been|is|was|is\s+being)\s+(?:\w+\s+){0,2}?(?:withdrawn|retracted)\b/i;
const alone =
  /^\W*(?:withdrawn|retracted)\b|\b(?:paper|article|submission|manuscript|preprint)\s+(?:withdrawn|retracted)\b|\bwithdrawn\s+(?:by|from\s+arxiv|due\s+to|because)\b|\b(?:i|we|authors?)\s+(?:have\s+|has\s+)?(?:withdrawn?|withdrew|retract(?:ed)?)\s+(?:this|our|the)\s+(?:paper|article|submission|manuscript|work|preprint)\b/i;

/**
 * Returns the words that say that a paper is withdrawn: arXiv has them in the comment, or in place of the abstract. Abstracts of
 * papers about withdrawals contain the word too, so an abstract counts only where it speaks of the paper itself.
 */
export function withdrawalIn(comment: string, abstract: string): string | undefined {
  if (ofPaper.test(comment) || alone.test(comment)) return short(comment);
  const [first = ''] = abstract.split(/(?<=\.)\s/);
  return /^\W*(?:withdrawn|retracted)\b/i.test(abstract) || ofPaper.test(first) ? short(abstract) : undefined;
}

const kind = '(?:article|paper|chapter|publication|manuscript|preprint|note|notice|statement)';
const inTitle = new RegExp(
  String.raw`^\W*(?:retracted|withdrawn|removed)(?:\s+${kind})?\s*[\])]?\s*[:\])–—-]|` +
    String.raw`^\W*(?:retraction|withdrawal)(?:\s+${kind})?\s*(?::|(?:to|of)\s*:)|` +
    String.raw`[[(–—-]\s*(?:retracted|withdrawn)(?:\s+${kind}[^)\]]*)?\s*[)\]]?\W*$`,
  'i',
);

/** Returns a title that publishers have marked: "RETRACTED: …", "… (Retracted article)". A paper about retractions is none. */
export function withdrawalInTitle(title: string): string | undefined {
  return inTitle.test(title) || /^\W*(?:RETRACTED|WITHDRAWN)\s+\S/.test(title) ? short(title) : undefined;
}

function short(text: string): string {
  const points = [...text];
  return points.length > 160 ? `${points.slice(0, 159).join('')}…` : text;
}
