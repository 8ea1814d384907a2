import { isDate, isoWeekOf, lastDayOf } from '../../calendar.ts';
import type { Issue } from '../../issue/index.ts';
import { localeOf } from '../../locales/index.ts';
import type { Finding } from '../../problem/index.ts';
import type { Config, PlaceholderName } from '../../newsletter/index.ts';
import {
  fillAddress,
  fillPlaceholders,
  mailUrlKind,
  namesInAddress,
  placeholdersIn,
} from '../../text/index.ts';

export type PlaceholderValues = Readonly<Record<PlaceholderName, string | number | undefined>>;

/** The days of an issue in the locale's words; the week as it was written where it is no date. */
export function rangeOf({ week = '' }: Pick<Issue, 'week'>, { locale }: Pick<Config, 'locale'>): string {
  return isDate(week) ? localeOf(locale).range(week, lastDayOf(week)) : week;
}

/** The values that an issue gives to the placeholders; `undefined` where it has none. */
export function placeholderValues(issue: Issue, config: Config): PlaceholderValues {
  const { week = '', number, papers } = issue;
  const iso = isDate(week) ? isoWeekOf(week) : undefined;
  return {
    range: rangeOf(issue, config),
    week,
    year: iso?.year,
    iso_week: iso?.week,
    name: config.name,
    number,
    count: papers.length,
  };
}

/** The title is literal text: the issue's own, else the pattern's. Languages stand side by side. */
export function titleOf(issue: Issue, config: Config): string {
  const own = issue.title.map(({ value }) => value.trim()).filter((value) => value !== '');
  return own.length > 0
    ? own.join(' / ')
    : fillPlaceholders(titlePattern(config), placeholderValues(issue, config)).trim();
}

/** The title with its formulas in Unicode, as it is shown; only for those the reader is loaded. */
export async function shownTitleOf(issue: Issue, config: Config): Promise<string> {
  const title = titleOf(issue, config);
  if (!title.includes('$')) return title;
  const { plain, readQuoted } = await import('../../markdown/index.ts');
  return plain(readQuoted(title, 'title').blocks);
}

/** Without a pattern and a name, the locale's own title says only that this is the week's issue. */
function titlePattern({ title, name, locale }: Config): string {
  return title ?? (name === undefined ? localeOf(locale).title : '[{{range}}] {{name}}');
}

/** Where the topic of an issue is on the forum; asked only where nothing goes before it. */
export type TopicOf = () => string | undefined;

/**
 * The address of an issue on the web, the first of: its own; the config's `email.web_url` with a placeholder, filled in; its page on
 * the site; its topic on the forum; an `email.web_url` that is the same for all issues. Values are encoded; a name that is not ours is a mail service's, and
 * so is one in three braces.
 */
export function webUrlOf(issue: Issue, config: Config, topicOf: TopicOf): string | undefined {
  // The schema lets nothing else through; what gets here past it is no address.
  if (isWebAddress(issue.webUrl)) return issue.webUrl;
  const pattern = config.email.webUrl;
  if (pattern !== undefined && isOfEachIssue(pattern))
    return fillAddress(pattern, placeholderValues(issue, config));
  const { base } = config.site;
  if (base !== undefined && issue.week !== undefined && isDate(issue.week)) return `${base}${issue.week}/`;
  const topic = topicOf();
  return isWebAddress(topic) ? topic : pattern;
}

function isWebAddress(text: string | undefined): text is string {
  return text !== undefined && /^https:\/\/[^\s<>"']+$/i.test(text);
}

/** Whether an address holds a placeholder, of ours or of a mail service. */
function isOfEachIssue(pattern: string): boolean {
  return namesInAddress(pattern).length > 0 || mailUrlKind(pattern.trim()) === 'placeholder';
}

/** The name under which the forum finds the topic of an issue; `undefined` where the newsletter has no forum. */
export function externalIdOf(issue: Issue, config: Config): string | undefined {
  const pattern = config.publish.forum?.externalId;
  return pattern === undefined ? undefined : fillPlaceholders(pattern, placeholderValues(issue, config));
}

/**
 * What a pattern of the config shows and the issue does not have: readers would see `#` alone. A title or an address of the
 * issue's own takes the place of the pattern.
 */
export function findMissingValues(issue: Issue, { title, email, publish }: Config): Finding[] {
  const hasTitle = issue.title.some(({ value }) => value.trim() !== '');
  const patterns = {
    title: hasTitle ? undefined : title,
    'email.subject': email.subject,
    'email.preheader': email.preheader,
    'email.web_url': issue.webUrl === undefined ? email.webUrl : undefined,
    'publish.forum.external_id': publish.forum?.externalId,
  };
  const namesIn = (key: string, pattern = ''): string[] =>
    key === 'email.web_url' ? namesInAddress(pattern) : placeholdersIn(pattern);
  const showing = (name: string): string[] =>
    Object.entries(patterns)
      .filter(([key, pattern]) => namesIn(key, pattern).includes(name))
      .map(([key]) => key);
  const missing = (
    code: 'issue/number-missing' | 'issue/first-missing',
    name: string,
    key: string,
  ): Finding[] => {
    const where = showing(name);
    return where.length === 0 ? [] : [{ code, args: { where }, path: [key] }];
  };
  return [
    ...(issue.number === undefined ? missing('issue/number-missing', 'number', 'number') : []),
    ...(issue.papers.every(({ title: words }) => words.length === 0)
      ? missing('issue/first-missing', 'first', 'papers')
      : []),
  ];
}
