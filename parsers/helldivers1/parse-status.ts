import { z } from 'zod';
import type { Counters } from './counters.data.ts';
import { failure, type Parsed } from './failures.ts';
import { amount, answerTime, counter, ENEMIES, enemy, frontStatus, season } from './fields.ts';
import { mapCounters } from './map-counters.ts';
import { type Answer, openAnswer } from './open-answer.ts';
import type { Front, Statistics, StatusDocument } from './status-document.ts';
import { type EventType, readEvent, sayIssue, type WarEvent } from './war-event.ts';

const counters = mapCounters(() => counter);

const shape = z.looseObject({
  time: answerTime,
  campaign_status: z
    .array(
      z.object({
        season,
        points: amount,
        points_taken: amount,
        points_max: amount,
        introduction_order: z.int().min(0).max(255),
        status: frontStatus,
      }),
    )
    .min(1, 'it has no front')
    .max(ENEMIES.length),
  statistics: z
    .array(z.object({ season, enemy, ...counters }))
    .refine((rows) => new Set(rows.map((row) => row.enemy)).size === rows.length, 'it has a front twice'),
});

/**
 * Parses an answer to `get_campaign_status`. Fronts and statistics must be valid, because an incomplete answer must not
 * change the state; invalid events are skipped.
 *
 * The season is that of campaign_status and statistics, never of an event. If they differ, campaign_status is right.
 */
export function parseStatus(body: Uint8Array): Parsed<StatusDocument> {
  const opened = openAnswer(body);
  if (!opened.ok) return opened;
  const read = shape.safeParse(opened.answer);
  if (!read.success) return failure('BAD_FIELD', sayIssue(read.error));
  const { time, campaign_status: campaign, statistics } = read.data;
  const [first] = campaign;
  if (first === undefined) return failure('BAD_FIELD', 'campaign_status: it has no front');
  const events = readSlots(opened.answer);
  return {
    ok: true,
    document: {
      kind: 'status',
      time,
      season: first.season,
      fronts: campaign.map(toFront),
      statistics: statistics.map(toStatistics),
      events: events.filter((event) => typeof event !== 'string'),
      notes: [
        ...noteSeasons(first.season, [...campaign, ...statistics]),
        ...events.filter((event) => typeof event === 'string'),
      ],
    },
  };
}

type RawFront = z.infer<typeof shape>['campaign_status'][number];

/** @param position in the list; it is the number of the enemy, which the front itself does not contain. */
function toFront(raw: RawFront, position: number): Front {
  return {
    season: raw.season,
    enemy: z.parse(enemy, position),
    points: raw.points,
    pointsTaken: raw.points_taken,
    pointsMax: raw.points_max,
    status: raw.status,
    introductionOrder: raw.introduction_order,
  };
}

function toStatistics({
  season,
  enemy,
  ...counters
}: { season: Statistics['season']; enemy: Statistics['enemy'] } & Counters): Statistics {
  return { season, enemy, counters };
}

/** Without events the value is null, absent or, from servers in PHP, an empty list. */
function readSlots(answer: Answer): (WarEvent | string)[] {
  const defend = answer['defend_event'];
  const attacks = answer['attack_events'];
  const isNone = defend === null || defend === undefined || (Array.isArray(defend) && defend.length === 0);
  return [...(isNone ? [] : [readEvent('defend', defend)]), ...readEvents('attack', attacks)];
}

/** Reads every event of a list; an invalid one gives the reason as a string. */
export function readEvents(type: EventType, list: unknown): (WarEvent | string)[] {
  if (list === null || list === undefined) return [];
  if (!Array.isArray(list)) return [`${type} events are no list`];
  return list.map((value) => readEvent(type, value));
}

function noteSeasons(season: number, rows: readonly { readonly season: number }[]): string[] {
  const others = [...new Set(rows.map((row) => row.season))].filter((other) => other !== season);
  return others.length === 0
    ? []
    : [`campaign_status says season ${season}, other parts ${others.join(', ')}; ${season} was taken`];
}
