// Simulated evenings that docs/evenings.md shows, and what is asked about them.
import type { Step } from '../../cli/say/follow-controls.ts';
import type { SimulationOptions } from '../../simulator/etlegacy/simulate-evenings.ts';

export type Question = {
  /** Name of the picture, without its ending. */
  readonly file: string;
  readonly command: string;
  /** Whether it asks about the player with the most rounds, and somebody else. */
  readonly players?: 'one' | 'two';
  /** Buttons that are pressed afterwards. */
  readonly steps?: readonly Step[];
};

export type ShownEvening = {
  /** Key of its server. */
  readonly key: string;
  readonly title: string;
  readonly say: string;
  readonly seed: number;
  readonly options: SimulationOptions;
  readonly questions: readonly Question[];
};

const press = (label: string): readonly Step[] => [{ kind: 'press', label }];
const COMMON = {
  plain: true,
  zone: 'UTC',
  from: '2026-09-21',
  format: 'both',
  script: '2.6.0',
  teamSize: 6,
} as const satisfies SimulationOptions;

const SINGLE = ['recap', 'round', 'player'] as const;

function singles(prefix: string): readonly Question[] {
  return SINGLE.map((command) => ({
    file: `${prefix}-${command}`,
    command,
    ...(command === 'player' ? { players: 'one' as const } : {}),
  }));
}

export const EVENINGS: readonly ShownEvening[] = [
  {
    key: 'stopwatch',
    title: 'Stopwatch, with an event log',
    say: 'The server ran a text script and `stats.lua` with its collectors, so that each round has its log.',
    seed: 21,
    options: { ...COMMON, maps: 3 },
    questions: [
      { file: 'log-matrix', command: 'round', steps: press('Who killed whom') },
      { file: 'log-line', command: 'round', steps: press('Kills over time') },
      { file: 'log-damage', command: 'round', steps: press('Damage over time') },
      { file: 'log-classes', command: 'round', steps: press('Classes') },
      {
        file: 'log-rivals',
        command: 'player',
        players: 'one',
        steps: [{ kind: 'choose', label: 'Overview', value: 'Rivals' }],
      },
      { file: 'log-evening', command: 'recap', steps: press('Who killed whom') },
      { file: 'log-compare', command: 'compare', players: 'two' },
    ],
  },
  {
    key: 'campaign',
    title: 'Campaign',
    say: 'Each round is a map of its own.',
    seed: 22,
    options: { ...COMMON, gameType: 'campaign', maps: 4 },
    questions: singles('campaign'),
  },
  {
    key: 'lms',
    title: 'Last man standing',
    say: 'A map has several rounds, and each is won.',
    seed: 23,
    options: { ...COMMON, gameType: 'lms', maps: 3 },
    questions: singles('lms'),
  },
];
