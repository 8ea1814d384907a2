import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { readIssue } from '../../issue/index.ts';
import { Failure } from '../../problem/index.ts';
import { reading } from '../../yaml/index.ts';
import type { ListedIssue } from '../protocol.ts';
import type { Newsroom } from './newsroom.ts';

/** So many files are read at once; what was saved meanwhile is drawn between them. */
const batch = 10;

/** What each issue is chosen by, the latest first. Only asked for when somebody chooses. */
export async function listedIssues(context: Context, newsroom: Newsroom): Promise<ListedIssue[]> {
  const names = newsroom.names.all();
  const listed: ListedIssue[] = [];
  for (let i = 0; i < names.length; i += batch) {
    listed.push(...(await readSome(context, newsroom, names.slice(i, i + batch))));
    await context.wait(0);
  }
  return listed;
}

function readSome({ files }: Context, newsroom: Newsroom, names: readonly string[]): Promise<ListedIssue[]> {
  const { languages } = newsroom.press().newsletter.config;
  return reading((read) =>
    names.map((name): ListedIssue => {
      const { data } = read(bytesOf(files, newsroom.fileOf(name)));
      if (data === undefined) return { name, title: '', isDraft: false };
      const { title, number, draft, papers } = readIssue(data, languages);
      const [first] = title.length > 0 ? title : (papers[0]?.title ?? []);
      return { name, title: first?.value ?? '', isDraft: draft, ...(number === undefined ? {} : { number }) };
    }),
  );
}

/** One that cannot be read has nothing in it. */
function bytesOf(files: Context['files'], file: string | undefined): Uint8Array {
  try {
    return file === undefined ? new Uint8Array() : readBytes(files, file);
  } catch (error) {
    if (error instanceof Failure) return new Uint8Array();
    throw error;
  }
}
