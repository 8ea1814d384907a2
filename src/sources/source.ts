import type { PaperData } from '../issue/index.ts';

/** What a ref says of a paper by itself, without asking anybody. */
export type NamedPaper = Pick<PaperData, 'arxiv' | 'doi' | 'link'>;

/** A place where papers come from. */
export interface Source {
  readonly name: string;
  /** The paper that `ref` (trimmed) names; `undefined` where the ref is not one of this source's. Never throws. */
  match(ref: string): NamedPaper | undefined;
}
