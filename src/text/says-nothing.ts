/**
 * Texts of links that say nothing of where they lead. A list that is closed on purpose: a word that says a little, such as
 * "paper", "code" or "video", says enough behind the name of what it belongs to.
 */
const empty = new Set(
  [
    'here, right here, over here, just here, from here, in here, this, that, it, this one, that one, link, links, a link, the link',
    'this link, that link, these links, the links, link here, this page, that page, this site, this website, this url, url, the url',
    'click, click here, click this, click this link, click me, tap here, press here, go, go here, look here, see here, see this',
    'see link, see this link, check here, check this, check it out, check this out, visit, visit here, read here, read this',
    'find here, found here, view, view here, view link, open, open link, more, more here, more info, more information',
    'read more, see more, view more, show more, learn more, find out more, click for more, info, continue, continue reading',
    '여기, 여기서, 여기에, 여기에서, 여기를, 여기로, 요기, 저기, 이곳, 이곳에, 이곳에서, 이곳을, 저곳, 바로 여기, 바로 이곳, 이것',
    '이거, 이쪽, 링크, 이 링크, 해당 링크, 다음 링크, 링크 참고, 링크 참조, 링크 클릭, 이 주소, 주소, 이 페이지, 해당 페이지, 이 사이트',
    '클릭, 여기 클릭, 여기를 클릭, 여기를 클릭하세요, 이곳을 클릭, 클릭하세요, 누르기, 여기를 누르세요, 바로가기, 바로 가기, 링크 바로가기',
    '더보기, 더 보기, 더 읽기, 더 알아보기, 자세히, 자세히 보기, 자세한 내용, 보기, 보러 가기, 보러가기, 확인하기, 이동, 이동하기',
  ]
    .join(', ')
    .split(', '),
);

/** Letters, digits and spaces of a short text, in small letters; the arrows and full stops around them say nothing. */
export function wordsOf(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

export function saysNothing(text: string): boolean {
  return text.length < 60 && empty.has(wordsOf(text));
}
