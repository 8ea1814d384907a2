/** Letters of a post that others see where its topic is shared; what a forum's `post_excerpt_maxlength` or `topic_excerpt_maxlength` is by default. */
const most = 220;

/**
 * The first letters of a cooked post, as the page of a topic gives them to those who share it. The title stands in a field of its own;
 * what is quoted is left out, as the forum does (Discourse, ExcerptParser).
 */
export function excerptOf(html: string): string {
  const post = new DOMParser().parseFromString(html, 'text/html');
  for (const element of post.querySelectorAll('h1:first-child, blockquote, aside.quote, pre, script, style'))
    element.remove();
  const text = (post.body.textContent ?? '').replace(/\s+/g, ' ').trim();
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}
