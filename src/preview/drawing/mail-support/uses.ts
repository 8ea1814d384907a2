import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';

/**
 * What of HTML and CSS a mail uses, and how often, by names such as `property:max-width`, `element:wbr` and `at:media`; the data that
 * the build takes of caniemail names the same things so (scripts/generate-mail-support.mjs). Comments for one program are not looked into.
 */
export function usesOf(html: string): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const count = (name: string): void => void uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const element of elementsIn(parse(html))) {
    count(`element:${element.tagName}`);
    for (const { name, value } of element.attrs) countAttribute(element.tagName, { name, value }, count);
    if (element.tagName !== 'style') continue;
    countSheet(element.childNodes.map((child) => ('value' in child ? child.value : '')).join(''), count);
  }
  return uses;
}

type Count = (name: string) => void;

function* elementsIn(parent: Tree.ParentNode): Generator<Tree.Element> {
  for (const child of parent.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

function countAttribute(
  tag: string,
  { name, value }: { readonly name: string; readonly value: string },
  count: Count,
): void {
  count(`attribute:${name}`);
  if (name === 'style') countDeclarations(value, count);
  if (name === 'type') count(`type:${value}`);
  if (tag === 'a' && name === 'href' && value.startsWith('#')) count('anchor');
  if (tag === 'a' && name === 'href' && value.startsWith('mailto:')) count('mailto');
  if (tag === 'meta' && name === 'name') count(`meta:${value}`);
  if (tag === 'img' && name === 'src')
    count(
      `image:${value.startsWith('data:') ? 'data' : (/\.(\w+)(?:[?#]|$)/.exec(value)?.[1] ?? '').toLowerCase()}`,
    );
}

/** What stands before `{` is the head of a rule, what stands before `;` or `}` a declaration or a rule without a body. */
function countSheet(css: string, count: Count): void {
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/<!--|-->/g, '');
  for (const [, text = '', end] of plain.matchAll(/([^{};]*)([{};]|$)/g)) {
    const [, at] = /^\s*@([\w-]+)/.exec(text) ?? [];
    if (at !== undefined) {
      count(`at:${at}`);
      for (const [, feature] of text.matchAll(/\(\s*([\w-]+)/g)) count(`media:${feature}`);
    } else if (end === '{') countSelectors(text, count);
    else countDeclarations(text, count);
  }
}

function countSelectors(head: string, count: Count): void {
  for (const selector of head.split(',').map((one) => one.trim())) {
    for (const [, name] of selector.matchAll(/::?([\w-]+)/g)) count(`pseudo:${name}`);
    const bare = selector.replaceAll(/::?[\w-]+(?:\([^)]*\))?/g, '');
    if (bare.includes('[')) count('selector:[]');
    const compounds = bare.replaceAll(/\[[^\]]*\]/g, '').split(/\s*[>+~]\s*|\s+/);
    for (const sign of ['>', '+', '~', '*', '.', '#']) if (bare.includes(sign)) count(`selector:${sign}`);
    if (compounds.length > 1 && /\S\s+[^\s>+~]/.test(bare.replaceAll(/\s*[>+~]\s*/g, '>')))
      count('selector: ');
    if (compounds.some((compound) => /[.#][\w-]+[.#]/.test(compound))) count('selector:chain');
    if (compounds.some((compound) => /^[a-z]/i.test(compound))) count('selector:type');
  }
}

function countDeclarations(css: string, count: Count): void {
  for (const declaration of css.split(/;(?![^(]*\))/)) {
    const [, property = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^]*?)\s*$/.exec(declaration) ?? [];
    if (property === '' || value === '') continue;
    const name = property.toLowerCase();
    // A side is a use of the whole.
    const whole = name
      .replace(/^(padding|margin)-(?:top|right|bottom|left)$/, '$1')
      .replace(/^border-(?:(?:top|bottom)-(?:left|right)-radius)$/, 'border-radius');
    count(`property:${whole}`);
    const words = value.replaceAll(/url\([^)]*\)|"[^"]*"|'[^']*'/g, ' ');
    if (/!important/i.test(words)) count('important');
    count(`value:${name}:${words.replace(/\s*!important/i, '').trim()}`);
    for (const [, called] of words.matchAll(/([a-z-]+)\(/g)) count(`function:${called}`);
    for (const [, unit] of words.matchAll(/(?<![\w#.-])[\d.]+([a-z]+|%)/g)) count(`unit:${unit}`);
    for (const [word] of words.matchAll(/(?<![\w-])[a-z][a-z-]+(?![\w(-])/g)) count(`word:${word}`);
  }
}
