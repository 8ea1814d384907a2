import type { Context } from '../../context.ts';
import { dictionary, isMap } from '../../data.ts';
import { openArchive } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';

/** A newsletter as plain data, which goes from one thread to another: its archive each thread reads by itself. */
export type PlainNewsletter = Omit<Newsletter, 'archive'>;

export function toPlain(newsletter: PlainNewsletter): PlainNewsletter {
  const { root, config, configProblems, configSource, terms, known } = newsletter;
  return { root, config, configProblems, configSource, terms, known };
}

export function fromPlain({ files }: Context, plain: PlainNewsletter): Newsletter {
  const { root, known: papers } = plain;
  const [config, terms] = [bare(plain.config), bare(plain.terms)];
  return { ...plain, config, terms, archive: openArchive(files, root, { papers }) };
}

/** On its way between threads a dictionary gets what every object has, and names would find that. */
function bare<T>(data: T): T {
  if (Array.isArray(data)) return data.map(bare) as T;
  if (!isMap(data) || (Object.getPrototypeOf(data) ?? Object.prototype) !== Object.prototype) return data;
  return dictionary(Object.fromEntries(Object.entries(data).map(([key, value]) => [key, bare(value)]))) as T;
}
