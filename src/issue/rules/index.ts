/**
 * Problems of an issue that a schema cannot express: one function a rule, all of them in one list. A rule looks
 * and reports; severities, drafts, `rules:` and `digest-ignore` come later, in `judge`.
 */
import type { Finding } from '../../problem/index.ts';
import type { Issue } from '../model.ts';
import { abstractsInAllLanguages } from './abstracts.ts';
import { addressesAreReadable, arxivAddressesNamePapers } from './addresses.ts';
import { commentsAreComments } from './comments.ts';
import { textsHaveNoControls } from './controls.ts';
import { papersAreDifferent, papersAreNew } from './duplicates.ts';
import { summariesSaySomething, textsSaySomething } from './empty-texts.ts';
import { imagesAreShown } from './images.ts';
import { textsHaveNothingInvisible } from './invisible.ts';
import { linksAgree } from './links.ts';
import { listedLinksAreDifferent } from './listed-links.ts';
import { numberFollows, numberIsUnique } from './number.ts';
import { textsAreQuotedStraight } from './odd-quotes.ts';
import { textsAreMerged, textsAreTyped } from './pasted.ts';
import { hasIntro, hasPapers, papersHaveLinks, importsArePlaced } from './parts.ts';
import { placeholdersAreFilled, textsAreNoPatterns } from './placeholders.ts';
import { datesAgree, publishedIsDate } from './published.ts';
import type { Rule, RuleContext } from './rule.ts';
import { entriesStandAlone, textsKeepTheirLines } from './run-together.ts';
import { languagesAreConfigured, textsAreInTheirSlots } from './slots.ts';
import { addressesAreTidy } from './tidy-addresses.ts';
import { takeawaysAreShort, titlesInAllLanguages, titlesSaySomething } from './titles.ts';
import { fileNamedByWeek, weekHasOneFile, weekIsDate, weekIsFirstDay } from './week.ts';

export const rules: readonly Rule[] = [
  weekIsDate,
  weekIsFirstDay,
  fileNamedByWeek,
  weekHasOneFile,
  numberIsUnique,
  numberFollows,
  hasIntro,
  hasPapers,
  titlesSaySomething,
  titlesInAllLanguages,
  takeawaysAreShort,
  summariesSaySomething,
  abstractsInAllLanguages,
  textsSaySomething,
  papersHaveLinks,
  linksAgree,
  papersAreDifferent,
  papersAreNew,
  listedLinksAreDifferent,
  publishedIsDate,
  datesAgree,
  addressesAreReadable,
  arxivAddressesNamePapers,
  addressesAreTidy,
  imagesAreShown,
  commentsAreComments,
  textsHaveNoControls,
  textsHaveNothingInvisible,
  textsAreTyped,
  textsAreMerged,
  textsAreQuotedStraight,
  textsAreInTheirSlots,
  languagesAreConfigured,
  placeholdersAreFilled,
  textsAreNoPatterns,
  textsKeepTheirLines,
  entriesStandAlone,
  importsArePlaced,
];

export function checkRules(issue: Issue, context: RuleContext): Finding[] {
  return rules.flatMap((rule) => rule(issue, context));
}
