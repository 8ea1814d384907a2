import type { Form } from './line-forms.ts';

interface Map {
  readonly kind: 'map';
  readonly column: number;
  /** The last key of it. */
  key: string;
}

export interface List {
  readonly kind: 'list';
  readonly column: number;
  /** The first key of its entries; `undefined` where they are no maps. */
  readonly firstKey: string | undefined;
  /** The 0-based line of its last entry. */
  line: number;
  /** The keys of its entries. */
  readonly keys: Set<string>;
}

/** The maps and lists that a line stands in, by the columns of what is above it. */
export class Opened {
  /** The first key of entries, of all lists so far. */
  readonly firstKeys = new Set<string>();
  private stack: (Map | List)[] = [];

  /** Takes in a key or an entry. */
  enter({ kind, column, key, keyColumn }: Form, line: number): void {
    if (kind === 'entry') this.enterEntry({ column, key, line });
    else this.leave((open) => open.column > column || (open.kind === 'list' && open.column === column));
    if (key === undefined) return;
    const top = this.stack.at(-1);
    if (top?.kind === 'map' && top.column === keyColumn) top.key = key;
    else this.stack.push({ kind: 'map', column: keyColumn, key });
    const owner = this.stack.at(-2);
    if (owner?.kind === 'list') owner.keys.add(key);
  }

  private enterEntry({ column, key, line }: { column: number; key: string | undefined; line: number }): void {
    this.leave((open) => open.column > column);
    const list = this.listAt(column);
    if (list === undefined) this.stack.push({ kind: 'list', column, firstKey: key, line, keys: new Set() });
    else list.line = line;
    if (key !== undefined) this.firstKeys.add(key);
  }

  listAt(column: number): List | undefined {
    return this.lists().findLast((list) => list.column === column);
  }

  /** The innermost list whose entries begin with this key, or with none. */
  listOf(key: string | undefined): List | undefined {
    return this.lists().findLast(({ firstKey }) => firstKey === key);
  }

  hasMapAt(column: number): boolean {
    return this.stack.some((open) => open.kind === 'map' && open.column === column);
  }

  /** `summary`, or `abstract.ko` for a text in a language. */
  nameOf({ key = '', keyColumn }: Form): string {
    if (!/^[a-z]{2,3}(?:-|$)/.test(key)) return key;
    const above = this.stack.findLast((open): open is Map => open.kind === 'map' && open.column < keyColumn);
    return above === undefined || above.key === key ? key : `${above.key}.${key}`;
  }

  /** Whether a key of one's own (`x-…`) is above. */
  isOwn(): boolean {
    return this.stack.some((open) => open.kind === 'map' && open.key.startsWith('x-'));
  }

  private lists(): List[] {
    return this.stack.filter((open): open is List => open.kind === 'list');
  }

  private leave(isLeft: (open: Map | List) => boolean): void {
    for (let top = this.stack.at(-1); top !== undefined && isLeft(top); top = this.stack.at(-1))
      this.stack.pop();
  }
}
