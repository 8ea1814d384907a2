import { sha256 } from '../../../files/index.ts';
import type { DraftFields, MailService, ServiceCall, StoredMail } from '../../../channels/index.ts';
import { type LedgerBook, type MailRecord, type Sha256, sha256Of } from '../../../ledger/index.ts';
import { Failure } from '../../../problem/index.ts';
import { settled } from '../settle.ts';
import { changesFrom, hashOf, hashThere, isSame, type Plan } from './plan.ts';

export interface Work {
  readonly week: string;
  /** By which the service finds it again. */
  readonly name: string;
  readonly service: MailService;
  readonly book: LedgerBook;
  readonly draft: DraftFields;
  /** What the ledger says of this mail; `undefined` where it says nothing, or of another one. */
  readonly record: MailRecord | undefined;
  /** What a record has in any state. */
  readonly base: Pick<MailRecord, 'via' | 'url' | 'to' | 'message_id' | 'again' | 'earlier'>;
  /** The issue file's bytes. */
  readonly issue: Uint8Array;
}

/** What became of it. `failure`: it was started, but not all is well. */
export interface Done {
  readonly id: number | string;
  readonly isSent: boolean;
  readonly failure?: Failure;
}

/** What a record says anew. */
type Change = Partial<MailRecord> & Pick<MailRecord, 'eml'>;

/** The calls of a plan, in order, as they are sent. A draft that is to be made first has no id yet. */
export function callsOf({ name, service, draft }: Work, { write, isToStart, there }: Plan): ServiceCall[] {
  const id = there?.id ?? '(new)';
  return [
    ...(write === 'create' ? [service.creating(name, draft, '')] : []),
    ...(write === 'update' ? [service.updating(id, draft)] : []),
    ...(isToStart ? [service.starting(id)] : []),
  ];
}

/**
 * Does what is planned. Before each write the ledger says `posting`, after it what came of it; what got no answer is looked for at
 * once. Throws Failure where it did not come to its end.
 */
export class CarryingOut {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async run({ write, isToStart, there }: Plan): Promise<Done> {
    const { service } = this.#work;
    const id = write === undefined && there !== undefined ? there.id : await this.#write(write, there);
    if (write !== undefined || isToStart) await this.#compare(id, write !== undefined);
    if (write === undefined) this.#drafted(id);
    if (!isToStart) return { id, isSent: false };
    const failure = await this.#start(id);
    return {
      id,
      isSent: true,
      ...(failure === undefined ? {} : { failure: failure(service.addressOf(id)) }),
    };
  }

  /** It was started already, whoever did it: the ledger says so. */
  startedBefore(there: StoredMail): string {
    const { book, record, draft, issue } = this.#work;
    const date = new Date(there.since ?? '');
    const at = Number.isNaN(date.getTime()) ? book.time() : date.toISOString();
    const isKnown = isSame(there, draft);
    const eml = hashThere(there, draft);
    // Of another text it is not known from which issue it was made.
    const made = isKnown ? sha256Of(issue) : (record?.issue ?? sha256Of(''));
    this.#save({ state: 'sent', id: there.id, eml, issue: made, at }, isKnown ? issue : undefined);
    return at;
  }

  async #write(write: Plan['write'], there: StoredMail | undefined): Promise<number | string> {
    const { service, draft, name, record, book } = this.#work;
    const isOpen = record?.state === 'posting' || record?.state === 'uncertain';
    // While it is not known what became of it, it is the same attempt.
    const at = write === 'create' && isOpen && record.id === undefined ? record.at : book.time();
    const eml = hashOf(draft);
    const known =
      there === undefined || write === 'create' ? {} : { id: there.id, before: hashThere(there, draft) };
    const posting = { ...known, eml, at } as const;
    this.#save({ ...posting, state: 'posting' });
    const call =
      write === 'create' || there === undefined
        ? service.creating(name, draft, onceKey(`${name}\n${at}\n${eml}`))
        : service.updating(there.id, draft);
    const what = write === 'create' ? 'make the draft' : 'change the draft';
    let id: number | string | undefined;
    try {
      id = (await service.write(call, what)) ?? (await this.#lookFor(known.id))?.id;
      if (id === undefined) throw new Failure('mail/unanswered', { what, why: 'its answer names no mail' });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      id = error.code === 'mail/unanswered' ? (await this.#lookFor(known.id))?.id : undefined;
      if (id === undefined) {
        if (error.code === 'mail/unanswered') this.#save({ ...posting, state: 'uncertain' });
        else this.#undo(record, posting);
        throw error;
      }
    }
    this.#drafted(id);
    return id;
  }

  /** Its answer was lost: what is there as it was to be, if it can be seen. */
  async #lookFor(id: number | string | undefined): Promise<StoredMail | undefined> {
    const { service, name, draft } = this.#work;
    const there = await orNothing(() => (id === undefined ? service.find(name) : service.get(id)));
    return there !== undefined && there.stage === 'draft' && (id === undefined || isSame(there, draft))
      ? there
      : undefined;
  }

  /** Nothing was done: a draft that is there is what it was. */
  #undo(record: MailRecord | undefined, posting: Change): void {
    const { book } = this.#work;
    if (record?.state === 'draft') book.write({ ...book.ledger, mail: record });
    else this.#save({ ...posting, state: 'failed' });
  }

  /** Throws Failure `mail/differs-there`, `mail/conflict`, `mail/gone`, `mail/started-there`: what is started is what was written. */
  async #compare(id: number | string, isOurs: boolean): Promise<void> {
    const { service, draft } = this.#work;
    const place = { address: service.addressOf(id), id };
    const there = await service.get(id);
    if (there === undefined) throw new Failure('mail/gone', place);
    if (there.stage !== 'draft') throw this.startedThere(there);
    if (isSame(there, draft)) return;
    if (!isOurs) throw new Failure('mail/conflict', { ...place, difference: changesFrom(there, draft) });
    // What the service makes of it is not somebody's edit.
    this.#drafted(id, hashThere(there, draft));
    const made = Object.fromEntries(Object.keys(draft).map((key) => [key, there.fields[key]]));
    const written = { ...there, fields: draft };
    throw new Failure('mail/differs-there', { ...place, difference: changesFrom(written, made) });
  }

  /** Somebody else did it; the ledger says so. */
  startedThere(there: StoredMail): Failure {
    const { id, status, stage, since } = there;
    const place = { address: this.#work.service.addressOf(id), id, status };
    if (stage !== 'started' && stage !== 'stopped') return new Failure('mail/status-there', place);
    this.startedBefore(there);
    return new Failure('mail/started-there', { ...place, at: since });
  }

  async #start(id: number | string): Promise<((address: string | undefined) => Failure) | undefined> {
    const { service, week, draft } = this.#work;
    const eml = hashOf(draft);
    this.#save({ state: 'posting', id, eml });
    let lost: Failure | undefined;
    try {
      await service.write(service.starting(id), 'start the mail');
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code !== 'mail/unanswered') {
        const there = await orNothing(() => service.get(id));
        if (there !== undefined && there.stage !== 'draft') throw this.startedThere(there);
        this.#drafted(id);
        throw error;
      }
      lost = error;
    }
    const there = await orNothing(() => service.get(id));
    const isUnknown = there === undefined ? lost !== undefined : there.stage === 'draft';
    if (isUnknown) {
      this.#save({ state: 'uncertain', id, eml });
      const said = there === undefined ? '' : `at the service it is ${there.status}`;
      throw new Failure('mail-uncertain', { week, detail: lost?.message ?? said });
    }
    this.#save({ state: 'sent', id, eml }, this.#work.issue);
    if (there === undefined || there.stage === 'started' || there.stage === 'scheduled') return undefined;
    return (address) => new Failure('mail/stopped', { address, id, status: there.status });
  }

  /** The draft is there; writes nothing where the ledger says so already. */
  #drafted(id: number | string, eml: Sha256 = hashOf(this.#work.draft)): void {
    const { record, book, issue } = this.#work;
    const now = book.ledger.mail;
    const isSaid =
      now === record &&
      now?.state === 'draft' &&
      now.id === id &&
      now.eml === eml &&
      now.before === undefined;
    if (isSaid && now.issue === sha256Of(issue)) return;
    this.#save({ state: 'draft', id, eml }, issue);
  }

  #save(change: Change & Pick<MailRecord, 'state'>, copy?: Uint8Array): void {
    const { book, base, issue } = this.#work;
    const mail = settled({ ...base, issue: sha256Of(issue), at: book.time(), ...change });
    book.write({ ...book.ledger, mail }, copy === undefined ? {} : { mail: copy });
  }
}

/** A look that fails shows nothing; what failed before says what matters. */
async function orNothing<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Failure && error.exit !== 130) return undefined;
    throw error;
  }
}

const onceKey = (text: string): string => `digest-${sha256(text).toString('hex')}`;
