import { parseRoundFileName } from '../document/round-file-name.ts';

export type DumpName = { readonly localEnd: string; readonly map: string; readonly label: 1 | 2 };

const NAME = /^(?:game)?stats-.*?-?(\d{4}-\d\d-\d\d-\d{6}-.+-round-[12])\.json$/i;

/** Parses the name of a dump: `stats-<match>-<time>-<map>-round-<n>.json`; null for every other name. */
export function parseDumpName(name: string): DumpName | null {
  const rest = NAME.exec(name)?.[1];
  const file = rest === undefined ? null : parseRoundFileName(`${rest}.txt`);
  return file === null ? null : { localEnd: file.localEnd, map: file.map, label: file.label };
}
