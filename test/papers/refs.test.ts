import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/problem/failure.ts';
import { resolveRef } from '../../src/papers/ref.ts';
import type { NamedPaper } from '../../src/papers/sources/source.ts';

const id: NamedPaper = { arxiv: '2506.15677' };
const v2: NamedPaper = { arxiv: '2506.15677v2' };
const old: NamedPaper = { arxiv: 'hep-th/9901001' };
const oldV3: NamedPaper = { arxiv: 'math/0309136v3' };
const nature: NamedPaper = { doi: '10.1038/s41586-024-07421-0' };
const acm: NamedPaper = { doi: '10.1145/3448016.3452841' };

const spellings: readonly (readonly [string, NamedPaper])[] = [
  // arXiv, by id
  ['2506.15677', id],
  ['  2506.15677\n', id],
  ['2506.15677v2', v2],
  ['2506.15677V2', v2],
  ['arXiv:2506.15677', id],
  ['arxiv:2506.15677v2', v2],
  ['ARXIV: 2506.15677', id],
  ['arXiv:2506.15677v2 [cs.CL] 18 Jun 2025', v2],
  ['2506.15677 [cs]', id],
  ['0704.0001', { arxiv: '0704.0001' }],
  ['1412.9999', { arxiv: '1412.9999' }],
  ['1501.00001', { arxiv: '1501.00001' }],
  ['hep-th/9901001', old],
  ['HEP-TH/9901001', old],
  ['arXiv:hep-th/9901001', old],
  ['math/0309136v3', oldV3],
  ['math.GT/0309136v3', oldV3],
  ['arXiv:cond-mat/0703001', { arxiv: 'cond-mat/0703001' }],
  // arXiv, by address
  ['https://arxiv.org/abs/2506.15677', id],
  ['http://arxiv.org/abs/2506.15677v2', v2],
  ['HTTPS://ARXIV.ORG/abs/2506.15677', id],
  ['arxiv.org/abs/2506.15677', id],
  ['www.arxiv.org/abs/2506.15677', id],
  ['<https://arxiv.org/abs/2506.15677>', id],
  ['https://www.arxiv.org/abs/2506.15677', id],
  ['https://export.arxiv.org/abs/2506.15677', id],
  ['https://browse.arxiv.org/abs/2506.15677', id],
  ['https://de.arxiv.org/abs/2506.15677', id],
  ['https://arxiv.org/abs/2506.15677?context=cs.CL', id],
  ['https://arxiv.org/abs/2506.15677#comments', id],
  ['https://arxiv.org/abs/2506.15677/', id],
  ['https://arxiv.org/abs/arXiv:2506.15677', id],
  ['https://arxiv.org/abs/hep-th/9901001', old],
  ['https://arxiv.org/pdf/2506.15677', id],
  ['https://arxiv.org/pdf/2506.15677v2', v2],
  ['https://arxiv.org/pdf/2506.15677v2.pdf', v2],
  ['https://arxiv.org/pdf/2506.15677.pdf#page=4', id],
  ['https://arxiv.org/pdf/hep-th/9901001.pdf', old],
  ['https://arxiv.org/html/2506.15677v2', v2],
  ['https://arxiv.org/html/2506.15677v2#S3.T1', v2],
  ['https://arxiv.org/format/2506.15677', id],
  ['https://arxiv.org/e-print/2506.15677', id],
  ['https://arxiv.org/src/2506.15677', id],
  // The same papers elsewhere
  ['https://www.alphaxiv.org/abs/2506.15677v2', v2],
  ['https://alphaxiv.org/overview/2506.15677', id],
  ['https://www.alphaxiv.org/pdf/2506.15677', id],
  ['https://ar5iv.labs.arxiv.org/html/2506.15677', id],
  ['https://ar5iv.org/abs/2506.15677', id],
  ['https://huggingface.co/papers/2506.15677', id],
  ['https://huggingface.co/papers/2506.15677#community', id],
  ['huggingface.co/papers/2506.15677', id],
  ['https://hf.co/papers/2506.15677', id],
  ['https://www.alphaxiv.org/ko/overview/2506.15677v2', v2],
  ['https://www.semanticscholar.org/arxiv/2506.15677', id],
  ['https://api.semanticscholar.org/arXiv:2506.15677', id],
  ['https://www.arxiv-vanity.com/papers/2506.15677/', id],
  ['https://www.emergentmind.com/papers/2506.15677', id],
  ['https://scirate.com/arxiv/2506.15677v2', v2],
  ['https://arxiv.org/2506.15677', id],
  ['arxiv.org/hep-th/9901001', old],
  ['https://arxiv.org/ps/2506.15677', id],
  ['https://arxiv.org/ftp/arxiv/papers/0704/0704.0001.pdf', { arxiv: '0704.0001' }],
  // As they are pasted
  ['2506.15677,', id],
  ['2506.15677v2.', v2],
  ['(2506.15677)', id],
  ['[2506.15677]', id],
  ['"2506.15677"', id],
  ['“arXiv:2506.15677v2”', v2],
  ['arXiv 2506.15677', id],
  ['2506.15677v2.pdf', v2],
  ['[2506.15677] Embodied Web Agents: Bridging Realms', id],
  ['\u200B2506.15677\u00A0', id],
  ['２５０６．１５６７７', id],
  ['arXiv：2506.15677', id],
  ['https://arxiv.org/abs/2506.15677).', id],
  // arXiv's own DOIs
  ['10.48550/arXiv.2506.15677', id],
  ['https://doi.org/10.48550/arXiv.2506.15677', id],
  ['doi:10.48550/ARXIV.2506.15677', id],
  ['https://doi.org/10.48550/arXiv.hep-th/9901001', old],
  // DOIs
  ['10.1038/s41586-024-07421-0', nature],
  ['10.1038/S41586-024-07421-0', nature],
  ['doi:10.1038/s41586-024-07421-0', nature],
  ['DOI: 10.1038/s41586-024-07421-0', nature],
  ['https://doi.org/10.1038/s41586-024-07421-0', nature],
  ['http://dx.doi.org/10.1038/s41586-024-07421-0', nature],
  ['https://www.doi.org/10.1038/s41586-024-07421-0', nature],
  ['doi.org/10.1038/s41586-024-07421-0', nature],
  ['<https://doi.org/10.1038/s41586-024-07421-0>', nature],
  [
    'https://doi.org/10.1002/(sici)1097-4571(199604)47:4%3C1::aid%3E3.0.co;2',
    { doi: '10.1002/(sici)1097-4571(199604)47:4<1::aid>3.0.co;2' },
  ],
  ['https://dl.acm.org/doi/10.1145/3448016.3452841', acm],
  ['https://dl.acm.org/doi/abs/10.1145/3448016.3452841', acm],
  ['https://dl.acm.org/doi/pdf/10.1145/3448016.3452841?download=true', acm],
  ['https://www.science.org/doi/full/10.1126/science.169.3946.635', { doi: '10.1126/science.169.3946.635' }],
  ['10.1038/s41586-024-07421-0.', nature],
  ['(doi:10.1038/s41586-024-07421-0)', nature],
  ['DOI 10.1038/s41586-024-07421-0', nature],
  ['info:doi/10.1038/s41586-024-07421-0', nature],
  ['urn:doi:10.1038/s41586-024-07421-0', nature],
  ['https://doi.org/doi:10.1038/s41586-024-07421-0', nature],
  ['https://www.nature.com/articles/s41586-024-07421-0', nature],
  ['https://www.nature.com/articles/s41586-024-07421-0.pdf', nature],
  ['10.1016/S0140-6736(24)00001-2', { doi: '10.1016/s0140-6736(24)00001-2' }],
  ['10.1000/a(b)', { doi: '10.1000/a(b)' }],
  ['https://link.springer.com/chapter/10.1007/978-3-642-33191-6_49', { doi: '10.1007/978-3-642-33191-6_49' }],
  [
    'https://www.biorxiv.org/content/10.1101/2020.01.01.000001v1.full.pdf',
    { doi: '10.1101/2020.01.01.000001' },
  ],
  [
    'https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102',
    { doi: '10.1103/physrevlett.116.061102' },
  ],
  [
    'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0033693',
    { doi: '10.1371/journal.pone.0033693' },
  ],
  ['https://www.frontiersin.org/articles/10.3389/fnins.2020.00001/full', { doi: '10.3389/fnins.2020.00001' }],
  // With what is none of the DOI
  ['10.1101/2020.01.01.000001v2', { doi: '10.1101/2020.01.01.000001' }],
  ['https://doi.org/10.1101/2020.01.01.000001v12', { doi: '10.1101/2020.01.01.000001' }],
  ['doi:10.1101/123456v1.full.pdf', { doi: '10.1101/123456' }],
  ['10.7287/peerj.preprints.27295v1', { doi: '10.7287/peerj.preprints.27295v1' }],
  ['10.26434/chemrxiv-2021-8x3n1-v2', { doi: '10.26434/chemrxiv-2021-8x3n1-v2' }],
  ['10.1016/0022-2836\\(84\\)90001-2', { doi: '10.1016/0022-2836(84)90001-2' }],
  ['https://doi.org/10.1016/0022-2836\\(84\\)90001-2', { doi: '10.1016/0022-2836(84)90001-2' }],
  ['10.1007/978-3-0348-0697-8\\_7', { doi: '10.1007/978-3-0348-0697-8_7' }],
  ['10.1038/s41586-024-07421-0#sec2', nature],
  ['https://doi.org/10.1038/s41586-024-07421-0#Sec2', nature],
  ['https://doi.org/10.1038/s41586-024-07421-0?utm_source=x#Abs1', nature],
  ['doi:10.1038/s41586-024-07421-0?src=rss', nature],
  ['https://www.nature.com/articles/s41586-024-07421-0#Sec2', nature],
  ['https://dl.acm.org/doi/10.1145/3448016.3452841#sec-terms', acm],
  // Pages
  ['https://www.nature.com/articles/', { link: 'https://www.nature.com/articles/' }],
  ['https://en.wikipedia.org/wiki/A_(b)', { link: 'https://en.wikipedia.org/wiki/A_(b)' }],
  ['https://openreview.net/forum?id=abc_D-1', { link: 'https://openreview.net/forum?id=abc_D-1' }],
  ['https://aclanthology.org/2024.acl-long.1/', { link: 'https://aclanthology.org/2024.acl-long.1/' }],
  ['https://example.org/papers/2506.15677', { link: 'https://example.org/papers/2506.15677' }],
  ['http://example.org', { link: 'http://example.org' }],
];

/** Each with a word that its hint or its sentence has to have. */
const nearMisses: readonly (readonly [string, RegExp])[] = [
  ['', /empty[\s\S]*arXiv id/],
  ['   ', /empty/],
  ['2506.1567', /since 2015 have five digits[\s\S]*too few/],
  ['2506.156777', /since 2015 have five digits[\s\S]*too many/],
  ['2506.00000', /counted from 1/],
  ['https://arxiv.org/abs/2506.00000v1', /counted from 1/],
  ['1412.12345', /before 2015 have four digits/],
  ['0703.0001', /first such ids begin with 0704/],
  ['2513.12345', /a year and a month/],
  ['2500.12345', /a year and a month/],
  ['250.15677', /not an arXiv id/],
  ['25061.5677', /not an arXiv id/],
  ['2506.15677v0', /not an arXiv id/],
  ['2506.15677v', /not an arXiv id/],
  ['250615677', /four digits, a dot/],
  ['arXiv:25O6.15677', /not an arXiv id/],
  ['arxiv:', /not an arXiv id/],
  ['hep-th/990100', /hep-th\/9901001/],
  ['hep-th/9913001', /hep-th\/9901001/],
  ['hep-zz/9901001', /not an arXiv id/],
  ['hep-th/0801001', /not an arXiv id/],
  ['https://arxiv.org/abs/2506.156', /since 2015 have five digits/],
  ['https://arxiv.org/pdf/2513.12345', /a year and a month/],
  ['https://arxiv.org/pdf/1412.12345v2.pdf#page=2', /before 2015 have four digits/],
  ['arXiv:2506.1567v1 [cs.CL] 18 Jun 2025', /since 2015 have five digits/],
  ['https://arxiv.org/list/cs.CL/new', /is not about a single paper/],
  ['https://arxiv.org/', /is not about a single paper/],
  ['https://arxiv.org/a/hong_y_1', /is not about a single paper/],
  ['https://www.alphaxiv.org/explore', /is not about a single paper/],
  ['10.1038', /not a DOI[\s\S]*a slash/],
  ['10.103/abc', /not a DOI/],
  ['10.1038/', /not a DOI/],
  ['10/c9wr8n', /a short DOI[\s\S]*in the browser/],
  ['doi:10/c9wr8n', /a short DOI/],
  ['https://doi.org/c9wr8n', /a short DOI/],
  ['doi.org/10/gcsr5n', /a short DOI/],
  ['https://dx.doi.org/aabbe/', /a short DOI/],
  ['doi:', /not a DOI/],
  ['doi:2506.15677', /not a DOI/],
  ['https://doi.org/', /not a DOI/],
  ['https://doi.org/s41586-024-07421-0', /not a DOI/],
  ['ftp://example.org/paper.pdf', /https:\/\//],
  ['example.org/paper', /begins with https:\/\//],
  ['www.example.org', /begins with https:\/\//],
  ['https://', /browser/],
  ['https://exa mple.org/', /browser/],
  ['https:///', /browser/],
  ['papers.yaml', /--from/],
  ['2506.15677 2506.15678', /more than one paper[\s\S]*one by one/],
  ['2506.15677, 10.1000/xyz', /more than one paper/],
  ['https://arxiv.org/list/2506', /is not about a single paper/],
  ['Attention Is All You Need', /neither an arXiv id nor a DOI nor an address/],
  ['smith2020', /neither an arXiv id/],
];

describe('refs', () => {
  test('there are enough of both', () => {
    expect(spellings.length).toBeGreaterThanOrEqual(60);
    expect(nearMisses.length).toBeGreaterThanOrEqual(30);
  });

  test.each(spellings)('%j', (ref, paper) => {
    expect(resolveRef(ref)).toEqual(paper);
  });

  test.each(nearMisses)('%j is refused', (ref, word) => {
    expect(refusalOf(ref)).toMatch(word);
  });
});

function refusalOf(ref: string): string {
  try {
    return `resolved: ${JSON.stringify(resolveRef(ref))}`;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.code).toBe('bad-ref');
    return `${error.words.message}\n${error.words.hint ?? ''}`;
  }
}
