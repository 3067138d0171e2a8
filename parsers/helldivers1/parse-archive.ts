import { z } from 'zod';
import type { ArchiveDocument, Frame, FrameFront } from './archive-document.ts';
import { failure, type Parsed } from './failures.ts';
import { answerTime, eventTime, frontStatus, season } from './fields.ts';
import { openAnswer } from './open-answer.ts';
import { readEvents } from './parse-status.ts';
import { readJson } from './read-json.ts';
import { sayIssue } from './war-event.ts';

const shape = z.looseObject({
  time: answerTime,
  introduction_order: z.array(z.int().min(0).max(255)).nullable(),
  points_max: z.array(z.int()).nullable(),
  snapshots: z.array(z.unknown()),
});

const frame = z.object({ season, time: eventTime, data: z.string() });
const frameFronts = z
  .array(z.object({ points: z.int(), points_taken: z.int(), status: frontStatus }))
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
  const found = findSeason(snapshots) ?? events[0]?.season;
  if (found === undefined || order === null || pointsMax === null) {
    return failure('NOT_FOUND', `the API knows no war ${asked ?? 'of that number'}`);
  }
  if (asked !== undefined && found !== asked) {
    return failure('OTHER_SEASON', `war ${asked} was asked for, the answer is about war ${found}`);
  }
  const frames = snapshots.map((value) => readFrame(value, found));
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

function findSeason(snapshots: readonly unknown[]): number | undefined {
  for (const value of snapshots) {
    const read = frame.safeParse(value);
    if (read.success) return read.data.season;
  }
  return undefined;
}

function readFrame(value: unknown, wanted: number): Frame | string {
  const read = frame.safeParse(value);
  if (!read.success) return `frame: ${sayIssue(read.error)}`;
  const { season, time, data } = read.data;
  if (season !== wanted) return `frame of ${time}: it is of war ${season}`;
  const inside = readJson(data);
  if (inside === undefined) return `frame of ${time}: its text is not JSON`;
  const fronts = frameFronts.safeParse(inside);
  if (!fronts.success) return `frame of ${time}: ${sayIssue(fronts.error)}`;
  const typed: readonly FrameFront[] = fronts.data;
  return { time, fronts: typed };
}
