// Generated answers of the API. Every field can be replaced, so that a test names only what it needs.

export type RawEvent = {
  season: number;
  event_id: number;
  start_time: number;
  end_time: number;
  region?: number;
  enemy: number;
  points_max: number;
  points: number;
  status: string;
  players_at_start?: number;
};

export type RawStatus = ReturnType<typeof rawStatus>;

type Wishes = {
  readonly season?: number;
  readonly time?: number;
  readonly fronts?: readonly Record<string, unknown>[];
  readonly statistics?: readonly Record<string, unknown>[];
  readonly defend?: RawEvent | null;
  readonly attacks?: readonly RawEvent[];
};

export const T0 = 1_700_000_000;

export function rawStatus(wishes: Wishes = {}) {
  const { season = 200, time = T0, fronts = [], statistics = [], defend = null, attacks = [] } = wishes;
  return {
    time,
    error_code: 0,
    campaign_status: [0, 1, 2].map((enemy) => ({
      season,
      points: 50_000 + enemy,
      points_taken: 60_000 + enemy,
      points_max: 100_000,
      status: 'active',
      introduction_order: enemy,
      ...fronts[enemy],
    })),
    defend_event: defend,
    attack_events: attacks,
    statistics: [0, 1, 2].map((enemy) => ({
      season,
      season_duration: time - T0 + 1_000,
      enemy,
      players: 100 + enemy,
      total_unique_players: 5_000,
      missions: 1_000,
      successful_missions: 600,
      total_mission_difficulty: 5_000,
      completed_planets: 200,
      defend_events: 3,
      successful_defend_events: 1,
      attack_events: 1,
      successful_attack_events: 0,
      deaths: 10_000,
      kills: 500_000,
      accidentals: 2_000,
      shots: 2_000_000,
      hits: 900_000,
      ...statistics[enemy],
    })),
  };
}

export function rawDefend(wishes: Partial<RawEvent> = {}): RawEvent {
  return {
    season: 200,
    event_id: 9_000,
    start_time: T0 - 600,
    end_time: T0 + 6_000,
    region: 4,
    enemy: 1,
    points_max: 1_000,
    points: 100,
    status: 'active',
    ...wishes,
  };
}

export function rawAttack(wishes: Partial<RawEvent> = {}): RawEvent {
  return {
    season: 200,
    event_id: 700,
    start_time: T0 - 3_600,
    end_time: T0 + 169_200,
    enemy: 0,
    points_max: 30_000,
    points: 800,
    status: 'active',
    players_at_start: 250,
    ...wishes,
  };
}

type RawFront = { points: number; points_taken: number; status: string };

export function rawArchive(
  wishes: {
    readonly season?: number;
    readonly time?: number;
    readonly frames?: readonly { readonly time: number; readonly data?: string; readonly season?: number }[];
    readonly defends?: readonly RawEvent[];
    readonly attacks?: readonly RawEvent[];
  } = {},
) {
  const { season = 200, time = T0, frames = [{ time: T0 - 86_400 }], defends = [], attacks = [] } = wishes;
  return {
    time,
    error_code: 0,
    introduction_order: [0, 1, 2],
    points_max: [100_000, 100_000, 100_000],
    snapshots: frames.map((frame) => ({ season, data: frameText(), ...frame })),
    defend_events: defends,
    attack_events: attacks,
  };
}

export function frameText(status = 'active', points = 10): string {
  const front: RawFront = { points, points_taken: points, status };
  return JSON.stringify([front, front, front]);
}

export function bodyOf(raw: unknown): Buffer {
  return Buffer.from(typeof raw === 'string' ? raw : JSON.stringify(raw));
}
