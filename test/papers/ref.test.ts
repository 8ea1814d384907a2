import { expect, test } from 'vitest';
import { Failure } from '../../src/problem/failure.ts';
import { resolveRef } from '../../src/papers/ref.ts';

test.each([
  ['2506.15677', { arxiv: '2506.15677' }],
  ['2506.15677v2', { arxiv: '2506.15677v2' }],
  [' arXiv:2506.15677 ', { arxiv: '2506.15677' }],
  ['arxiv: 0704.0001', { arxiv: '0704.0001' }],
  ['hep-th/9901001', { arxiv: 'hep-th/9901001' }],
  ['math.GT/0309136v1', { arxiv: 'math/0309136v1' }],
  ['https://arxiv.org/abs/2506.15677', { arxiv: '2506.15677' }],
  ['http://www.arxiv.org/pdf/2506.15677v3.pdf', { arxiv: '2506.15677v3' }],
  ['arxiv.org/abs/2506.15677', { arxiv: '2506.15677' }],
  ['https://arxiv.org/html/2506.15677v1', { arxiv: '2506.15677v1' }],
  ['https://huggingface.co/papers/2506.15677', { arxiv: '2506.15677' }],
  ['https://www.alphaxiv.org/abs/2506.15677', { arxiv: '2506.15677' }],
  ['https://doi.org/10.48550/arXiv.2506.15677', { arxiv: '2506.15677' }],
  ['10.48550/arXiv.2506.15677', { arxiv: '2506.15677' }],
  ['10.1038/s41586-024-07421-0', { doi: '10.1038/s41586-024-07421-0' }],
  ['doi:10.1038/S41586-024-07421-0', { doi: '10.1038/s41586-024-07421-0' }],
  ['https://doi.org/10.1000/xyz', { doi: '10.1000/xyz' }],
  ['doi.org/10.1000/xyz', { doi: '10.1000/xyz' }],
  ['https://doi.org/10.1000%2Fxyz', { doi: '10.1000/xyz' }],
  ['https://dx.doi.org/10.1000%2fXYZ', { doi: '10.1000/xyz' }],
  ['https://doi.org/10.1000/xyz?utm_source=mail&x=1', { doi: '10.1000/xyz' }],
  ['https://doi.org/10.48550%2FarXiv.2506.15677', { arxiv: '2506.15677' }],
  ['10.1000/what?2-#', { doi: '10.1000/what?2-#' }],
  ['https://openreview.net/forum?id=abc', { link: 'https://openreview.net/forum?id=abc' }],
])('%s', (ref, paper) => {
  expect(resolveRef(ref)).toEqual(paper);
});

test.each([
  ['', 'nothing'],
  ['2506.156', 'arxiv-five'],
  ['2506.1567777', 'arxiv'],
  ['arXiv:abc', 'arxiv'],
  ['hep-th/99010', 'arxiv'],
  ['10.1000', 'doi'],
  ['doi:10.1/x', 'doi'],
  ['papers.yaml', 'file'],
  ['https://arxiv.org/list/cs.CL/recent', 'arxiv-page'],
  ['https://arxiv.org/abs/%E0%A4%A', 'arxiv'],
  ['https://exa mple.org/', 'address'],
  ['https://arxiv.org@a.example/abs/2506.15677', 'address'],
  ['https://me:secret@a.example/paper', 'address'],
  ['www.example.org/paper', 'scheme'],
  ['ftp://example.org/paper', 'scheme'],
  ['Attention Is All You Need', 'other'],
])('%j names no paper', (ref, why) => {
  const thrown = (): Failure | undefined => {
    try {
      resolveRef(ref);
    } catch (error) {
      if (error instanceof Failure) return error;
    }
    return undefined;
  };
  expect(thrown()).toMatchObject({ code: 'bad-ref', args: { ref, why } });
  expect(thrown()?.words.hint).toMatch(/\.$/);
});
