import type { Budget } from '../../protocol.ts';
import { el } from '../dom.ts';

/** From here on a limit is near: `digest render` warns as well. */
const near = 0.9;

/** How much of each limit is used, and what each paper takes of it. `unfolded` names those whose papers are shown. */
export function drawBudgets(
  budgets: readonly Budget[],
  unfolded: Set<string>,
  titles: readonly string[],
): HTMLElement[] {
  return [el('h2', {}, 'Budget'), ...budgets.map((budget) => draw(budget, unfolded, titles))];
}

function draw(
  { name, value, most, unit, papers }: Budget,
  unfolded: Set<string>,
  titles: readonly string[],
): HTMLElement {
  const used = amount(value, unit);
  const words =
    most === undefined
      ? used
      : `${value.toLocaleString('en')} / ${amount(most, unit)}${value > most ? `: ${amount(value - most, unit)} too much` : ''}`;
  const state = most === undefined || value < most * near ? 'well' : value > most ? 'over' : 'near';
  const head = el(
    'div',
    { class: `budget ${state}` },
    el('span', {}, name),
    el('span', { class: 'amount' }, words),
    most === undefined ? undefined : bar(value, most, name),
  );
  if (papers.length === 0) return head;
  const largest = Math.max(...papers);
  const list = el(
    'ol',
    { class: 'papers' },
    ...papers.map((weight, i) =>
      el(
        'li',
        {},
        el('span', { class: 'title' }, titles[i] ?? ''),
        el('span', { class: 'amount' }, weight.toLocaleString('en')),
        bar(weight, largest, `Paper ${i + 1}`),
      ),
    ),
  );
  const details = el('details', {}, el('summary', {}, 'Per paper'), list);
  details.open = unfolded.has(name);
  details.addEventListener('toggle', () => (details.open ? unfolded.add(name) : unfolded.delete(name)));
  return el('div', {}, head, details);
}

function bar(value: number, most: number, name: string): HTMLElement {
  const filled = el('span', {});
  filled.style.width = `${Math.min(100, (100 * value) / Math.max(1, most)).toFixed(1)}%`;
  return el(
    'span',
    {
      class: 'bar',
      role: 'meter',
      'aria-label': name,
      'aria-valuenow': String(Math.min(value, most)),
      'aria-valuemin': '0',
      'aria-valuemax': String(Math.max(1, most)),
    },
    filled,
  );
}

function amount(value: number, unit: Budget['unit']): string {
  const number = value.toLocaleString('en');
  return unit === 'bytes' ? `${number} bytes` : `${number} characters`;
}
