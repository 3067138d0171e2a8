// Long histories in little time: some simulated evenings, again and again, one on each day. Each repeat has another name of
// the server in its headers, so that no file is the copy of another one.
import { simulateEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import { BENCH_EVENINGS } from './open-history.ts';

const DIFFERENT = 100;
const FIRST_DAY = '1995-01-02';
const SEED = 81;

type File = { readonly name: string; readonly bytes: Uint8Array };

/** Yields the files of so many evenings, each on the day after the one before. */
export function* repeatEvenings(evenings: number): Generator<readonly File[]> {
  const options = { ...BENCH_EVENINGS, from: FIRST_DAY };
  const different = simulateEvenings({ seed: SEED, evenings: Math.min(evenings, DIFFERENT), options });
  const first = Temporal.PlainDate.from(FIRST_DAY);
  for (let at = 0; at < evenings; at++) {
    const files = different[at % different.length]?.files ?? [];
    const days = first.add({ days: at }).since(dateOf(files[0]?.name ?? FIRST_DAY)).days;
    const repeat = Math.floor(at / different.length);
    yield files.map(({ name, bytes }) => ({
      name: `${dateOf(name).add({ days }).toString()}${name.slice(10)}`,
      bytes: repeat === 0 ? bytes : nameServer(bytes, ` ${repeat}`),
    }));
  }
}

function dateOf(name: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(name.slice(0, 10));
}

/** The header begins with the name of the server, up to the first backslash. */
function nameServer(bytes: Uint8Array, addition: string): Uint8Array {
  const end = bytes.indexOf(0x5c);
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(addition), bytes.subarray(end)]);
}
