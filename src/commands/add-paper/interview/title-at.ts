import { type Answer, type NamedPaper, paperNamedBy } from '../../../papers/index.ts';
import { Failure } from '../../../problem/index.ts';

/** Looks up what an address is called. That nothing is found is no trouble: a link needs no title. */
export async function titleAt(
  url: string,
  find: (named: NamedPaper) => Promise<Answer | undefined>,
): Promise<string | undefined> {
  const named = paperNamedBy(url);
  const answer = named === undefined ? undefined : await find(named);
  return answer instanceof Failure ? undefined : answer?.title;
}
