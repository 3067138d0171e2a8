// The answers of the API about simulated wars.
import type { Front, War, WarEvent } from './war-state.ts';

/** The answer to get_campaign_status at this moment. */
export function statusAnswer(wars: readonly War[], time: number): object {
  const war = wars.at(-1);
  if (war === undefined) return errorAnswer(time, 4, 'Not found');
  const latest = (type: WarEvent['type']) => war.events.filter((event) => event.type === type);
  const defend = latest('defend').at(-1);
  const attacks = war.fronts.flatMap(
    ({ enemy }) => latest('attack').findLast((event) => event.enemy === enemy) ?? [],
  );
  return {
    time,
    error_code: 0,
    campaign_status: war.fronts.map((front) => ({
      season: war.season,
      points: front.points,
      points_taken: front.pointsTaken,
      points_max: front.pointsMax,
      status: front.status,
      introduction_order: front.introductionOrder,
    })),
    defend_event: defend === undefined ? null : eventOf(defend),
    attack_events: attacks.map((event) => ({ ...eventOf(event), max_event_id: event.id })),
    statistics: war.fronts.map((front) => statisticsOf(war, front, time)),
  };
}

/** The answer to get_snapshots; a war that was not played is answered as the API answers an unknown one. */
export function archiveAnswer(wars: readonly War[], season: number, time: number): object {
  const war = wars.find((one) => one.season === season);
  const of = (type: WarEvent['type']) =>
    (war?.events ?? []).filter((event) => event.type === type).map(eventOf);
  return {
    time,
    error_code: 0,
    introduction_order: war?.fronts.map(({ introductionOrder }) => introductionOrder) ?? null,
    points_max: war?.fronts.map(({ pointsMax }) => pointsMax) ?? null,
    snapshots: (war?.frames ?? []).map((frame) => ({
      season: frame.season,
      time: frame.time,
      data: JSON.stringify(frame.fronts),
    })),
    defend_events: of('defend'),
    attack_events: of('attack'),
  };
}

export function errorAnswer(time: number, code: number, message: string): object {
  return { time, error_code: code, error_message: message };
}

function eventOf({ id, type, region, startTime, endTime, pointsMax, playersAtStart, ...event }: WarEvent) {
  return {
    season: event.season,
    event_id: id,
    start_time: startTime,
    end_time: endTime,
    ...(type === 'defend' ? { region } : {}),
    enemy: event.enemy,
    points_max: pointsMax,
    points: event.points,
    status: event.status,
    players_at_start: playersAtStart,
  };
}

function statisticsOf(war: War, { enemy, missions }: Front, time: number) {
  const of = (type: WarEvent['type'], status?: WarEvent['status']) =>
    war.events.filter((event) => event.type === type && (status === undefined || event.status === status))
      .length;
  return {
    season: war.season,
    season_duration: time - war.startTime,
    enemy,
    players: 80 + ((missions + enemy * 37) % 60),
    total_unique_players: 4_000 + Math.floor((time - war.startTime) / 600),
    missions,
    successful_missions: Math.floor(missions * 0.72),
    total_mission_difficulty: missions * 6,
    completed_planets: Math.floor(missions / 9),
    defend_events: of('defend'),
    successful_defend_events: of('defend', 'success'),
    attack_events: of('attack'),
    successful_attack_events: of('attack', 'success'),
    deaths: missions * 11,
    kills: missions * 540,
    accidentals: missions * 3,
    shots: missions * 2_100,
    hits: missions * 1_050,
  };
}
