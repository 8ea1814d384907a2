import { addressKinds } from './text/address.ts';
import { formatKinds } from './format.ts';
import { issueKinds } from './issue.ts';
import { linkKinds } from './text/link.ts';
import { markupKinds } from './text/markup.ts';
import { newsletterKinds } from './newsletter.ts';
import { paperKinds } from './paper.ts';
import { schemaKinds } from './schema.ts';
import { textKinds } from './text.ts';
import { wordingKinds } from './text/wording.ts';
import { yamlKinds } from './yaml.ts';

/** Every kind of problem by its code. */
export const catalogue = {
  ...yamlKinds,
  ...schemaKinds,
  ...issueKinds,
  ...paperKinds,
  ...textKinds,
  ...markupKinds,
  ...linkKinds,
  ...addressKinds,
  ...wordingKinds,
  ...newsletterKinds,
  ...formatKinds,
};

type Catalogue = typeof catalogue;
export type ProblemCode = keyof Catalogue;
export type ProblemArgs<C extends ProblemCode> = Parameters<Catalogue[C]['message']>[0];

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(catalogue, code);
}

/** Whether a code is of one format, and is looked for where that format is rendered. */
export function isOfFormat(code: string): boolean {
  return Object.hasOwn(formatKinds, code);
}
