import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { PaperDraft } from '../../src/papers/paper-draft.ts';
import { writePaper } from '../../src/issue/edit/write-paper.ts';
import { hostileText, layouts, papers, readBack, usualLayout } from './edit-arbitraries.ts';

test('reading gives back exactly what was written, whatever the strings and the layout', () => {
  fc.assert(
    fc.property(papers, layouts, (paper, layout) => {
      expect(readBack(writePaper(paper, layout))).toEqual([paper]);
    }),
    { numRuns: 1000 },
  );
});

test('one hostile string in every place it can stand', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const paper: PaperDraft = {
        title: text,
        authors: [text],
        published: text,
        arxiv: text,
        doi: text,
        link: text,
        summary: { en: text, ko: text },
        abstract: text,
        more: [text, { title: text, url: text }],
        image: { url: text, alt: text },
        tags: [text],
        'x-own': { text },
      };
      for (const newline of ['\n', '\r\n'] as const) {
        expect(readBack(writePaper(paper, { ...usualLayout, newline }))).toEqual([paper]);
      }
    }),
    { numRuns: 1000 },
  );
});
