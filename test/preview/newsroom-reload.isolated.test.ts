import { afterAll, expect, test, vi } from 'vitest';

/** Lets a test say when a newsletter has been read. */
const reading = vi.hoisted(() => ({ isHeld: false, held: [] as (() => void)[] }));

vi.mock('../../src/pipeline/index.ts', async (original) => {
  const pipeline = await original<typeof import('../../src/pipeline/index.ts')>();
  const newsletterAt: typeof pipeline.newsletterAt = async (context, root) => {
    const newsletter = await pipeline.newsletterAt(context, root);
    if (reading.isHeld) await new Promise<void>((resolve) => reading.held.push(resolve));
    return newsletter;
  };
  return { ...pipeline, newsletterAt };
});

// Other files may have loaded the modules before, as they are, and may need them so again.
vi.resetModules();
const { config, configFile, openRoom, readerOf, until } = await import('./room.ts');
afterAll(() => {
  vi.resetModules();
});

test('of two configs the later wins, also where the earlier takes longer to read', async () => {
  const room = await openRoom();
  const reader = await readerOf(room);
  reading.isHeld = true;
  room.context.files.put(configFile, `${config}masthead: "earlier"\n`);
  await until(() => expect(reading.held).toHaveLength(1));
  const [earlier] = reading.held.splice(0);
  const pauses = room.context.waits.length;
  room.context.files.put(configFile, `${config}masthead: "later"\n`);
  await until(() => expect(room.context.waits.length).toBeGreaterThan(pauses));
  // Where both were read at once, the later would be ready first.
  await new Promise((resolve) => setTimeout(resolve, 50));
  reading.isHeld = false;
  for (const go of reading.held) go();
  await new Promise((resolve) => setTimeout(resolve, 50));
  earlier?.();
  await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toMatch(/earlier|later/));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await reader.issue.refresh('everything');
  expect(reader.post).toContain('later');
});
