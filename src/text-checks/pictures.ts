import type { Texts } from '../issue/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import { imageFault, withoutCode } from '../text/index.ts';
import type { SourceMap } from '../yaml/index.ts';

const address = /https?:\/\/[^\s<>"')\]]+/gi;

/** Finds the pictures in texts that a mail cannot show. The reader of Markdown is loaded only where there may be one. */
export async function findPictures(texts: Texts, sourceMap: SourceMap): Promise<Finding[]> {
  const suspicious = texts.filter(
    ({ value }) =>
      /!\[|<img\b/i.test(value) &&
      (withoutCode(value).match(address) ?? []).some((url) => imageFault(url) !== undefined),
  );
  if (suspicious.length === 0) return [];
  const { addressesOf, readMarkdown } = await import('../markdown/index.ts');
  return suspicious.flatMap(({ path, value }) =>
    addressesOf(readMarkdown(value).blocks).flatMap(({ kind, href, start, end }): Finding[] => {
      const fault = kind === 'image' ? imageFault(href) : undefined;
      if (fault === undefined) return [];
      const at = sourceMap.inText(path, start, end);
      return [{ code: 'text/image', args: { what: nameOf(path), fault, written: href }, path, at }];
    }),
  );
}
