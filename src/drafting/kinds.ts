/** What can be asked for, in the order in which it is asked for. */
export const draftKinds = ['titles', 'abstracts', 'summaries', 'takeaways', 'intro'] as const;

export type DraftKind = (typeof draftKinds)[number];
