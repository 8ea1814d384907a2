import { dropAll, dropAttributes, dropProperties, editInline, type Removed } from './removed.ts';

/**
 * Web mail of Naver and Daum, which caniemail does not know and nobody has measured in public. Korean guides for their mail ask for
 * tables and styles at each element, because little else is sure to stay (velog.io/@zlevn on templates for mail;
 * ssomi-study.tistory.com/14). So this takes away all that they warn of, which may be more than is lost.
 */
export function naverLike(mail: Document, removed: Removed): void {
  dropAll(mail, 'style, link, form, object, svg, video, audio', removed);
  dropAttributes(mail, ['class', 'id', 'background', 'srcset', 'hidden'], removed);
  editInline(mail, (style) =>
    dropProperties(
      style,
      (name) => /^(?:position|left|right|top|bottom|z-index|float|transform|background-image)$/.test(name),
      removed,
    ),
  );
}
