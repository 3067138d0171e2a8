// When and how a normal round ends: stronger attackers are faster.
import type { EveningState } from './evening-state.ts';
import type { FinishedOutcome, HalfEnd } from './half-ending.ts';
import type { MatchCase } from './cases.ts';

const SHORTEST_MS = 65_000;
const OBJECTIVE_SLOWNESS = 1.1;

export function chooseEnd(
  evening: EveningState,
  aftermath: 'saved' | 'restartWithin3s' | 'mapChangeWithin3s',
  cases: ReadonlySet<string>,
): HalfEnd {
  const { server, random } = evening;
  const second = server.currentRound === 1;
  const limitMs = second ? Math.floor(server.nextLimit * 60_000) : server.map.limitS * 1000;
  const has = (name: MatchCase): boolean => cases.has(name);
  const finished = (outcome: FinishedOutcome, atMs: number): HalfEnd => ({
    kind: 'finished',
    outcome,
    atMs,
    aftermath,
  });
  if (has('double_hold')) return finished('hold', limitMs);
  if (second && has('last_second')) return finished('objective', limitMs - random.int(1, 19) * 50);
  const partly = Math.max(SHORTEST_MS, limitMs * (0.25 + 0.5 * random.float()));
  if (has(second ? 'surrender_attackers_r2' : 'surrender_attackers_r1'))
    return finished('surrenderAttackers', partly);
  if (has(second ? 'surrender_defenders_r2' : 'surrender_defenders_r1'))
    return finished('surrenderDefenders', partly);
  if (random.chance(0.07)) return finished('surrenderAttackers', partly);
  if (random.chance(0.02)) return finished('surrenderDefenders', partly);
  return finished('objective', Math.max(SHORTEST_MS, objectiveMs(evening)));
}

function objectiveMs({ server, random }: EveningState): number {
  const { map } = server;
  const attackers = server.sides.A === map.defender ? 'B' : 'A';
  const strength = (team: 'A' | 'B'): number =>
    server.clients
      .filter((client) => client.team === team)
      .reduce((sum, client) => sum + client.person.aim * client.person.drive, 0.1);
  const resistance = strength(attackers === 'A' ? 'B' : 'A') / strength(attackers);
  const luck = Math.exp((random.float() + random.float() + random.float() - 1.5) * 0.9);
  // A whole second prints as one less, so it is generated more often than by chance.
  const step = random.chance(0.1) ? 1000 : 50;
  return (
    Math.round(
      (map.objectiveS * 1000 * OBJECTIVE_SLOWNESS * luck * Math.min(2, Math.max(0.5, resistance))) / step,
    ) * step
  );
}
