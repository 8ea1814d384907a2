/** Loaded before a program under measurement: leaves its peak memory, in KiB, in the file that DIGEST_PEAK names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.DIGEST_PEAK, String(process.resourceUsage().maxRSS)));
