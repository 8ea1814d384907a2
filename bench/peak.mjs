/** Loaded before a program under measurement: leaves its peak memory, in KiB, in the file that DIGEST_PEAK names. */
import { readFileSync, writeFileSync } from 'node:fs';

const { DIGEST_PEAK: file } = process.env;
if (file !== undefined) {
  // What the system counts for a process also holds what its parent had, before it became another program.
  process.on('exit', () => writeFileSync(file, String(mostOf('self') ?? process.resourceUsage().maxRSS)));
}

/** The most memory that a process has held, in KiB; undefined where the system does not tell. */
export function mostOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  } catch {
    return undefined;
  }
}
