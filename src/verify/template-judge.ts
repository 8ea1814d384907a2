import { join } from 'node:path';
import type { TemplateSources } from '../pipeline/index.ts';
import { type Finding, formatPath, nameOf } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import type { Difference } from './compare.ts';
import { quoted, quotedWords } from './excerpt.ts';
import { type LocatedExpected, placeOf } from './expected.ts';
import { type Outputs, templateFaults } from './own-templates.ts';
import type { ReadBack } from './read-back.ts';
import { writtenAs } from './seen.ts';
import type { Fault } from './structure.ts';
import { TemplatePlaces } from './template-places.ts';
import type { Spot } from './template-scan.ts';

type Args = Extract<Finding, { code: 'template/differs' }>['args'];

/** Collects what a newsletter's own templates of one format do to an issue, each once, at the line that prints it. */
export class TemplateJudge {
  private readonly places: TemplatePlaces;
  private readonly folder: string;
  private readonly said: Pick<Args, 'format' | 'label' | 'week'>;
  private readonly differences = new Map<string, Difference<LocatedExpected>>();
  private readonly faults = new Map<string, { readonly fault: Fault; readonly spot: Spot }>();

  /** `folder` is that of the templates, as an absolute path. */
  constructor(sources: TemplateSources, { folder, said }: { folder: string; said: TemplateJudge['said'] }) {
    this.places = new TemplatePlaces(sources);
    this.folder = folder;
    this.said = said;
  }

  /** Adds what one kind of reader sees of the own output, against what they see of the built-in one. `told` is known without it. */
  look(outputs: Outputs & { readonly own: ReadBack; readonly told: ReadBack['differences'] }): void {
    const { own, told } = outputs;
    const known = new Set(told.map(({ expected }) => expected));
    for (const difference of own.differences) {
      const key = formatPath(difference.expected.source.path);
      if (!known.has(difference.expected) && !this.differences.has(key))
        this.differences.set(key, difference);
    }
    for (const fault of templateFaults(outputs)) {
      // A text that is lost or changed has been told of.
      if (fault.one !== undefined && this.differences.has(formatPath(fault.one.source.path))) continue;
      const spot = this.spotOf(fault);
      // One line of a template does the same to every card, and readers differ only in how they see it.
      const key = JSON.stringify([spot.template, spot.place.line, groupOf(fault)]);
      if (!this.faults.has(key)) this.faults.set(key, { fault, spot });
    }
  }

  findings(sourceMap: SourceMap): Finding[] {
    const lost = Array.from(this.differences.values(), (difference): Finding => {
      const place = placeOf(difference.expected, sourceMap);
      const how = isMadeHeading(difference) ? 'heading' : undefined;
      const args: Args = { ...this.said, what: nameOf(place.path), how, ...quoted(difference) };
      return this.finding(args, place, this.places.ofPart(difference.expected.source.path));
    });
    const found = Array.from(this.faults.values(), ({ fault, spot }): Finding => {
      const { how, one, shown } = fault;
      const place = one === undefined ? { path: [] } : placeOf(one, sourceMap);
      const what = one === undefined ? undefined : nameOf(place.path);
      const said = quotedWords(one?.is, shown);
      return this.finding({ ...this.said, what, how, ...said }, place, spot);
    });
    return [...lost, ...found];
  }

  private finding(args: Args, at: Pick<Finding, 'path' | 'at'>, { template, place }: Spot): Finding {
    const file = join(this.folder, `${template}.hbs`);
    return { code: 'template/differs', args, ...at, elsewhere: { file, place } };
  }

  private spotOf({ how, one, words }: Fault): Spot {
    const ofPart = one && this.places.ofPart(one.source.path, { isLast: how === 'twice' });
    const isOfTemplate = /^(?:leftover|mention|hashtag|listed|unclosed)$/.test(how) || one === undefined;
    const ofWords = isOfTemplate && words !== undefined ? this.places.ofWords(words, ofPart) : undefined;
    return ofWords ?? ofPart ?? this.places.anywhere();
  }
}

/** A heading is bold by itself, so that marks are not what differs. */
function isMadeHeading({ expected, actual }: Difference<LocatedExpected>): boolean {
  const isHeading = typeof actual === 'object' && actual.block.kind === 'heading';
  return isHeading && !expected.isLine && writtenAs(expected)?.kind !== 'heading';
}

/** Faults that come of one mistake. */
function groupOf({ how, words }: Fault): string {
  if (how === 'leftover') return `${how} ${words}`;
  return /^(?:mention|hashtag|preview|twice|listed)$/.test(how) ? how : 'structure';
}
