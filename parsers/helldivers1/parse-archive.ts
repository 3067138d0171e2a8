import { z } from 'zod';
import type { ArchiveDocument, Frame, FrameFront } from './archive-document.ts';
import { failure, type Parsed } from './failures.ts';
import { amount, answerTime, ENEMIES, eventTime, frontStatus, season } from './fields.ts';
import { findArchiveSeason } from './find-archive-season.ts';
import { openAnswer } from './open-answer.ts';
import { readEvents } from './parse-status.ts';
import { readJson } from './read-json.ts';
import { sayIssue } from './war-event.ts';

const shape = z.looseObject({
  time: answerTime,
  introduction_order: z.array(z.int().min(0).max(255)).max(ENEMIES.length).nullable(),
  points_max: z.array(amount).max(ENEMIES.length).nullable(),
  snapshots: z.array(z.unknown()),
});

/** A frame may be dated slightly after the answer that has it. */
const CLOCKS_S = 300;

const frame = z.object({ season, time: eventTime, data: z.string() });
const frameFronts = z
  .array(z.object({ points: amount, points_taken: amount, status: frontStatus }))
  .min(1)
  .max(3);

/**
 * Parses an answer to `get_snapshots`. Invalid frames and events are skipped.
 *
 * @param asked the requested season; an answer for another one is rejected.
 */
export function parseArchive(body: Uint8Array, asked?: number): Parsed<ArchiveDocument> {
  const opened = openAnswer(body);
  if (!opened.ok) return opened;
  const { answer } = opened;
  const read = shape.safeParse(answer);
  if (!read.success) return failure('BAD_FIELD', sayIssue(read.error));
  const { time, introduction_order: order, points_max: pointsMax, snapshots } = read.data;
  const slots = [
    ...readEvents('defend', answer['defend_events']),
    ...readEvents('attack', answer['attack_events']),
  ];
  const events = slots.filter((event) => typeof event !== 'string');
  const rows = [answer['defend_events'], answer['attack_events']].flat();
  const found = findArchiveSeason(snapshots, rows, asked);
  if (found === undefined || order === null || pointsMax === null || pointsMax.length === 0) {
    return failure('NOT_FOUND', `the API knows no war ${asked ?? 'of that number'}`);
  }
  if (order.length !== pointsMax.length)
    return failure('BAD_FIELD', 'points_max: it has another number of fronts than introduction_order');
  if (asked !== undefined && found !== asked) {
    return failure('OTHER_SEASON', `war ${asked} was asked for, the answer is about war ${found}`);
  }
  const frames = snapshots.map((value) => readFrame(value, { season: found, until: time + CLOCKS_S }));
  return {
    ok: true,
    document: {
      kind: 'snapshots',
      time,
      season: found,
      introductionOrder: order,
      pointsMax,
      frames: frames.filter((one) => typeof one !== 'string'),
      events,
      notes: [...frames, ...slots].filter((one) => typeof one === 'string'),
    },
  };
}

type Course = { readonly season: number; readonly until: number };

function readFrame(value: unknown, wanted: Course): Frame | string {
  const read = frame.safeParse(value);
  if (!read.success) return `frame: ${sayIssue(read.error)}`;
  const { season, time, data } = read.data;
  if (season !== wanted.season) return `frame of ${time}: it is of war ${season}`;
  if (!answerTime.safeParse(time).success) return `frame of ${time}: its time is not between 2001 and 2033`;
  if (time > wanted.until) return `frame of ${time}: it is later than its answer`;
  const inside = readJson(data);
  if (inside === undefined) return `frame of ${time}: its text is not JSON`;
  const fronts = frameFronts.safeParse(inside);
  if (!fronts.success) return `frame of ${time}: ${sayIssue(fronts.error)}`;
  const typed: readonly FrameFront[] = fronts.data;
  return { time, fronts: typed };
}
