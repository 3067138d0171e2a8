// The truth about every player who was connected during a round.
import type { Half } from './half.ts';
import type { JsonScript } from '../documents/json-script.ts';
import { hasEntry } from '../documents/player-stats.ts';
import { bytesOf, withoutColours } from '../byte-text.ts';
import { hasCounted } from '../counters/engine-counters.ts';
import { printsLine } from '../files/write-round-file.ts';
import type { Sample } from '../round/samples.ts';
import { guid8, personKey } from '../server/person.ts';
import { valuesOf, weaponsOf } from '../truth.ts';
import type { PlayerTruth } from '../truth.ts';

export type Written = { readonly tab: boolean; readonly json: JsonScript | null };

export function describePlayers(half: Half, written: Written): PlayerTruth[] {
  return half.played.samples.map((sample) => describePlayer(half, sample, written));
}

function describePlayer(half: Half, sample: Sample, { tab, json }: Written): PlayerTruth {
  const { client, name } = sample;
  const start = half.starts.get(client) ?? { base: 'zero', baseFile: null, baseRound: null };
  return {
    guid8: guid8(client.person),
    key: personKey(client.person),
    name: name.text,
    nameHex: bytesOf(name).toString('hex'),
    cleanName: withoutColours(name.text),
    isBot: client.person.isBot,
    base: start.base,
    baseFile: start.baseFile,
    baseRound: start.baseRound,
    guid: client.person.guid,
    team: sample.place,
    lineUp: client.team,
    played: hasCounted(sample.engine),
    hasLine: tab && printsLine(sample.total),
    hasEntry: json !== null && hasEntry(json, sample),
    rounds: client.rounds,
    flags: flagsOf(half, sample),
    values: valuesOf(sample),
    weapons: weaponsOf(sample),
  };
}

function flagsOf(half: Half, sample: Sample): string[] {
  const flags: string[] = [];
  if (sample.left) flags.push('leftInRound');
  if (!half.starts.has(sample.client)) flags.push('joinedInRound');
  if (half.starts.get(sample.client)?.hiddenClock === true) flags.push('hiddenClock');
  if (half.plan.idle.has(sample.client)) flags.push('idle');
  if (half.plan.slowConnect && sample.client.slot === 0) flags.push('roundsForgotten');
  return flags;
}
