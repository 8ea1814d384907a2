import { isMap } from '../../data.ts';
import validate from '../../generated/report-validator.js';
import { Failure, formatPath } from '../../problem/index.ts';
import { most, type Report } from '../ci-report/model.ts';

/** A report from its bytes, which a stranger's branch may have written. Throws Failure `report-broken`. */
export function readReport(bytes: Uint8Array, path: string): Report {
  if (bytes.length > most.bytes) throw new Failure('report-broken', { path, why: 'large' });
  const data = parsed(bytes, path);
  if (isMap(data) && typeof data['version'] === 'number' && data['version'] > 1)
    throw new Failure('report-broken', { path, why: 'newer' });
  if (!validate(data)) {
    const pointer = validate.errors?.[0]?.instancePath ?? '';
    const place = formatPath(
      pointer
        .split('/')
        .slice(1)
        .map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    );
    throw new Failure('report-broken', { path, why: 'shape', place });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has just said so
  return data as Report;
}

function parsed(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Failure('report-broken', { path, why: 'syntax' }, { cause });
  }
}
