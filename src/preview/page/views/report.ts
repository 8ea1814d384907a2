import type { MailReport } from '../../protocol.ts';
import { type ClientName, clientNotes, hasData } from '../clients/names.ts';
import { getReport } from '../connect.ts';
import { el, link } from '../dom.ts';
import type { Settings } from '../settings.ts';
import type { Known, Page } from '../view.ts';

export type RemovedList = readonly (readonly [name: string, count: number])[];

/** What the mail uses that the program lacks that it is shown as: as caniemail knows it, or as the view itself took it out. */
export class ReportPanel {
  readonly element: HTMLElement;
  private readonly page: Page;
  private removed: RemovedList = [];
  /** What the report is of, and the report; `undefined` while it is on its way, or where there is none. */
  private asked = '';
  private report: MailReport | undefined;
  private isOnItsWay = false;

  constructor(page: Page, where: string) {
    this.page = page;
    const label = `Report${where}`;
    this.element = el('div', { class: 'report', role: 'region', 'aria-label': label, tabindex: '0' });
  }

  /** The frame took something out. */
  tell(removed: RemovedList): void {
    this.removed = removed;
    this.draw();
  }

  show({ issue, email }: Known, { client, hasReport }: Settings): void {
    this.element.hidden = !hasReport;
    if (!hasReport) {
      this.asked = '';
      return;
    }
    const asked = `${issue?.name ?? ''} ${client} ${email?.html ?? ''}`;
    if (asked === this.asked) return;
    this.asked = asked;
    this.isOnItsWay = hasData(client) && email !== undefined;
    this.report = undefined;
    this.draw();
    if (!this.isOnItsWay) return;
    void this.ask(issue?.name ?? '', { client, asked });
  }

  private async ask(issue: string, { client, asked }: { client: ClientName; asked: string }): Promise<void> {
    const report = await getReport(issue, client);
    if (this.asked !== asked) return;
    this.isOnItsWay = false;
    this.report = report;
    this.draw();
  }

  private nothing(client: ClientName): HTMLElement {
    if (this.isOnItsWay) return el('p', {}, 'The report is on its way …');
    const words = hasData(client)
      ? 'What caniemail knows of it is only told where the preview runs.'
      : 'caniemail has no data on this view.';
    return el('p', { class: 'unknown' }, words);
  }

  private draw(): void {
    const { client, hasReport } = this.page.settings();
    if (!hasReport) return;
    const { report, removed } = this;
    this.element.replaceChildren(
      el('p', {}, clientNotes[client]),
      ...(report === undefined ? [this.nothing(client)] : lacksOf(report)),
      ...(client === 'original' ? [] : removedOf(removed)),
    );
  }
}

function lacksOf({ date, programs, lacks }: MailReport): HTMLElement[] {
  const [none, part] = [lacks.filter(({ isPart }) => !isPart), lacks.filter(({ isPart }) => isPart)];
  const list = (some: MailReport['lacks']): HTMLElement =>
    el('ul', {}, ...some.map((lack) => el('li', {}, ...wordsOf(lack, programs.length))));
  return [
    el('h2', {}, `Not there: ${none.length}`),
    ...(none.length === 0 ? [] : [list(none)]),
    ...(part.length === 0
      ? []
      : [el('details', {}, el('summary', {}, `There in part: ${part.length}`), list(part))]),
    el('p', { class: 'source' }, `${programs.join(', ')}. Data: caniemail.com, ${date}.`),
  ];
}

function wordsOf(
  { title, count, programs, notes, address }: MailReport['lacks'][number],
  all: number,
): (HTMLElement | string)[] {
  return [
    link(address, title),
    ` ×${count}`,
    ...(programs.length === all ? [] : [` — ${programs.join(', ')}`]),
    ...notes.map((note) => el('span', { class: 'note' }, note.replaceAll('`', ''))),
  ];
}

function removedOf(removed: RemovedList): HTMLElement[] {
  return [
    el(
      'h2',
      {},
      removed.length === 0 ? 'This view takes nothing out' : 'What this view takes out or changes',
    ),
    ...(removed.length === 0
      ? []
      : [el('p', {}, removed.map(([name, count]) => `${name} ×${count}`).join(', '))]),
  ];
}
