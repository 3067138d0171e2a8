// Events other than combat that players cause during a round.
import type { Fighter, Round } from './round-state.ts';
import { plan, planForLife, scriptOf, waveWait } from './round-state.ts';
import { endOfDeath, spawn, stopAliveClock } from './life.ts';
import { startActing } from './fight.ts';
import { closeFighter, keepSample, lastSampleBefore } from './samples.ts';
import type { Samples } from './samples.ts';
import { createScriptCounters } from '../counters/script-counters.ts';
import type { ByteText } from '../byte-text.ts';
import { otherSide } from '../sides.ts';
import type { Client } from '../server/person.ts';

export type Happening = { readonly atMs: number; readonly client: Client } & (
  | { readonly kind: 'join' | 'joinIdle' | 'leave' | 'spectate' | 'switch' | 'killInPause' | 'spoofChat' }
  | { readonly kind: 'rename'; readonly name: ByteText }
);

export type Stage = {
  readonly round: Round;
  readonly samples: Samples;
  readonly enter: (round: Round, client: Client, idle: boolean) => Fighter;
};

export function addHappening(stage: Stage, happening: Happening): void {
  const { round } = stage;
  if (happening.kind === 'leave') planLastSample(stage, happening);
  plan(round, happening.atMs, () => {
    if (happening.kind === 'join' || happening.kind === 'joinIdle') {
      stage.enter(round, happening.client, happening.kind === 'joinIdle');
      return;
    }
    const fighter = round.fighters.find((one) => one.client === happening.client);
    if (fighter !== undefined) happen(round, fighter, happening);
  });
}

function planLastSample({ round, samples }: Stage, { atMs, client }: Happening): void {
  const at = lastSampleBefore(samples, atMs, 0);
  if (at === undefined) return;
  plan(round, at, () => {
    const fighter = round.fighters.find((one) => one.client === client);
    if (fighter !== undefined) keepSample(round, samples, fighter, true);
  });
}

function happen(round: Round, fighter: Fighter, happening: Happening): void {
  switch (happening.kind) {
    case 'leave':
      leave(round, fighter);
      break;
    case 'spectate':
      spectate(round, fighter);
      break;
    case 'switch':
      switchSides(round, fighter);
      break;
    case 'rename':
      fighter.client.person.name = happening.name;
      break;
    case 'killInPause':
      // The script counts a /kill during a pause as one with the full wait ahead; the engine counts nothing.
      scriptOf(round, fighter.client.slot).fullSelfkills++;
      break;
    case 'spoofChat':
      // The script counts chat that resembles the server's own log line.
      scriptOf(round, fighter.client.slot).repairs += 40;
      break;
    case 'join':
    case 'joinIdle':
      break;
  }
}

function leave(round: Round, fighter: Fighter): void {
  closeFighter(round, fighter);
  fighter.life++;
  fighter.alive = false;
  round.fighters.splice(round.fighters.indexOf(fighter), 1);
  round.script[fighter.client.slot] = createScriptCounters();
}

function spectate(round: Round, fighter: Fighter): void {
  closeFighter(round, fighter);
  fighter.life++;
  fighter.alive = false;
  fighter.place = 'spectator';
  fighter.client.place = 'spectator';
}

function switchSides(round: Round, fighter: Fighter): void {
  if (fighter.place === 'spectator') return;
  stopAliveClock(round, fighter);
  endOfDeath(round, fighter);
  fighter.life++;
  fighter.alive = false;
  fighter.place = otherSide(fighter.place);
  fighter.client.place = fighter.place;
  fighter.client.team = fighter.client.team === 'A' ? 'B' : 'A';
  planForLife(round, fighter, waveWait(round, fighter.place), () => spawn(round, fighter, startActing));
}
