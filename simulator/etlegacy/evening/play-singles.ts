// The rounds of an evening of another game type than stopwatch: one per map, or several in last man standing.
import { chooseEnd } from './choose-end.ts';
import type { EveningState } from './evening-state.ts';
import type { HalfEnd } from './half-ending.ts';
import { playHalf } from './play-half.ts';
import { applyBetweenRounds, planHappenings } from './player-cases.ts';
import { fillTeams, someHuman } from './roster.ts';
import { PLAYER_CASES } from './cases.ts';
import { MAPS } from '../data/maps.data.ts';
import type { GameMap } from '../data/maps.data.ts';

const SHARE = { again: 0.3, votedAway: 0.06, changedEarly: 0.04, paused: 0.15 } as const;
const CAMPAIGN_MAPS = 4;

type SinglesProgram = { readonly maps: number; readonly plain: boolean };

export function playSingles(evening: EveningState, { maps, plain }: SinglesProgram): void {
  const { gameType, server, random } = evening;
  const names = random.shuffled<GameMap>(MAPS);
  for (let index = 0; index < maps; index++) {
    const map = names[index % names.length] ?? MAPS[0];
    if (gameType === 'campaign' && index % CAMPAIGN_MAPS === 0) beginCampaign(evening);
    const isNewMap = server.map.name !== map.name;
    server.map = map;
    if (gameType === 'lms') playLastManMap(evening, plain);
    else {
      playSingle(evening, { isSameMap: !isNewMap, plain });
      const again = gameType !== 'campaign' && !plain && random.chance(SHARE.again) ? random.int(1, 2) : 0;
      for (let time = 0; time < again; time++) playSingle(evening, { isSameMap: true, plain });
    }
  }
}

function beginCampaign({ server }: EveningState): void {
  for (const client of server.clients) client.keptXp = 0;
}

type SinglePlan = { readonly isSameMap: boolean; readonly plain: boolean; readonly isLast?: boolean };

function playLastManMap(evening: EveningState, plain: boolean): void {
  const rounds = evening.random.int(3, 5);
  for (let round = 1; round <= rounds; round++)
    playSingle(evening, { isSameMap: round > 1, isLast: round === rounds, plain });
}

function playSingle(evening: EveningState, { isSameMap, plain, isLast = true }: SinglePlan): void {
  const { random, server } = evening;
  fillTeams(evening);
  const cases = new Set(
    plain
      ? []
      : Object.entries(PLAYER_CASES).flatMap(([name, share]) => (random.chance(share) ? [name] : [])),
  );
  if (server.singlesStarted > 0) applyBetweenRounds(evening, cases);
  evening.now += random.int(40, evening.gameType === 'lms' ? 60 : 200) * 1000;
  const idle = cases.has('afk_r1') ? someHuman(evening) : undefined;
  playHalf(evening, {
    end: chooseSingleEnd(evening, plain),
    pauseMs: !plain && random.chance(SHARE.paused) ? random.int(20, 120) * 1000 : 0,
    idle: new Set(idle === undefined ? [] : [idle]),
    cases: [...cases],
    happenings: planHappenings(evening, 1, cases),
    slowConnect: false,
    single: { isSameMap, isLast },
  });
}

function chooseSingleEnd(evening: EveningState, plain: boolean): HalfEnd {
  const { random, gameType } = evening;
  if (gameType === 'lms')
    return {
      kind: 'finished',
      outcome: 'eliminated',
      atMs: random.int(15, 75) * 1000 + random.int(0, 19) * 50,
      aftermath: 'saved',
      attackersLeft: random.chance(0.5),
    };
  if (!plain && random.chance(SHARE.votedAway))
    return { kind: 'aborted', by: 'vote', atMs: random.int(25, 90) * 1000 };
  const early = !plain && gameType === 'campaign' && random.chance(SHARE.changedEarly);
  return chooseEnd(evening, early ? 'mapChangeWithin3s' : 'saved', new Set());
}
