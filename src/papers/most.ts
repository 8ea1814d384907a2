/** The most papers of one issue: a hundred times what anybody reads in a week. */
export const mostPapers = 1000;
