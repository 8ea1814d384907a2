/**
 * Where a test belongs. What it needs decides its folder: a browser, a terminal (a real one, or one in memory), the built
 * program. What it takes decides the end of its name: real time for folders that change, many hostile or generated inputs, or
 * modules of its own that no other test may see (`vi.mock`). All others are unit tests, which need no browser and no build, and
 * are done within a minute.
 */
export const folders = ['browser', 'terminal', 'smoke'] as const;
export const endings = ['watch', 'hostile', 'property', 'isolated'] as const;

export type ProjectName = (typeof folders)[number] | (typeof endings)[number] | 'unit';

/** Patterns of files, by project. */
export const patterns: Readonly<Record<Exclude<ProjectName, 'unit'>, string>> = {
  browser: 'test/browser/**/*.test.ts',
  terminal: 'test/terminal/**/*.test.ts',
  smoke: 'test/smoke/**/*.test.ts',
  watch: 'test/**/*.watch.test.ts',
  hostile: 'test/**/*.hostile.test.ts',
  property: 'test/**/*.property.test.ts',
  isolated: 'test/**/*.isolated.test.ts',
};

/** More than one only where a file says two things about itself. */
export function projectsOf(file: string): readonly ProjectName[] {
  const special = [
    ...folders.filter((name) => file.startsWith(`test/${name}/`)),
    ...endings.filter((name) => file.endsWith(`.${name}.test.ts`)),
  ];
  return special.length === 0 ? ['unit'] : special;
}
