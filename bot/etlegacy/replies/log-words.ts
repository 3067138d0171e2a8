// Pictures of event logs in words, with the same numbers.
import { escapeText } from '../../../wording/escape-text.ts';
import { formatClock } from '../../../wording/format-clock.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { sayName } from '../../../wording/say-name.ts';
import { type Column, textTable } from '../../../wording/text-table.ts';
import { plainName } from '../../charts/text/name-run.ts';
import { damageBuckets } from '../pictures/event-log/damage-buckets.ts';
import { sayClasses } from '../pictures/event-log/describe-classes.ts';
import { killedBy } from '../pictures/event-log/describe-kill-matrix.ts';
import { scoresByMinute } from '../pictures/event-log/describe-round-line.ts';
import type {
  ClassesProps,
  DamageTimeProps,
  KillMatrixProps,
  RoundLineProps,
} from '../pictures/event-log/log-props.ts';
import type { EtPicture } from '../pictures/picture-props.ts';

const MOST_LINES = 32;
const MOST_MARKS = 20;
/** Characters of a list that share a message with others. */
const MOST_TEXT = 1_700;

/** The words of a picture of an event log; nothing for other kinds. */
export function logWords(picture: EtPicture, locale: string): string[] {
  if (picture.kind === 'killMatrix') return matrixWords(picture.props, locale);
  if (picture.kind === 'roundLine') return lineWords(picture.props, locale);
  if (picture.kind === 'damageTime') return damageWords(picture.props, locale);
  return picture.kind === 'classes' ? classWords(picture.props) : [];
}

function noteLine(note: string): string {
  return note === '' ? '' : `\n-# ${note}`;
}

function cut(lines: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines.slice(0, MOST_LINES)) {
    length += line.length + 1;
    if (length > MOST_TEXT) break;
    shown.push(line);
  }
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`-# and ${more} more`] : [])].join('\n');
}

function matrixWords(props: KillMatrixProps, locale: string): string[] {
  const table = textTable(
    [{ head: 'player', align: 'left' }, right('K'), right('D'), right('own')],
    props.players
      .slice(0, MOST_LINES)
      .map(({ nameRuns, ...counts }) => [
        plainName(nameRuns),
        ...[counts.kills, counts.deaths, counts.ownDeaths].map((value) => formatNumber(value, locale)),
      ]),
  );
  const lines = props.players.flatMap(({ nameRuns }, at) => {
    const victims = killedBy(props, at).map(
      ({ name, kills }) => `${sayName(name)} ${formatNumber(kills, locale)}`,
    );
    return victims.length === 0 ? [] : [`**${sayName(plainName(nameRuns))}** killed ${victims.join(', ')}`];
  });
  const rule = '-# own: died by their own hand, the world or team mates';
  return [`${table}\n${rule}${noteLine(props.note)}`, ...(lines.length === 0 ? [] : [cut(lines)])];
}

function right(head: string): Column {
  return { head, align: 'right' };
}

function teamHeads({ lineups }: { readonly lineups: readonly [string, string] | null }): string {
  return lineups === null ? '' : `**A** ${sayName(lineups[0])} · **B** ${sayName(lineups[1])}\n`;
}

function lineWords(props: RoundLineProps, locale: string): string[] {
  const rows = scoresByMinute(props).map(({ minute, score }) => [
    formatClock(minute * 60),
    ...score.map((kills) => formatNumber(kills, locale)),
  ]);
  const table = textTable([right('clock'), right('A'), right('B')], rows.slice(-MOST_LINES));
  const marks = props.marks.slice(0, MOST_MARKS).map(({ atMs, text, nameRuns }) => {
    const who = nameRuns === null ? '' : ` · ${sayName(plainName(nameRuns))}`;
    return `${formatClock(atMs / 1000)} ${escapeText(text)}${who}`;
  });
  const more = props.marks.length - marks.length;
  const rest = more > 0 ? [`-# and ${more} more`] : [];
  return [
    `**Kills, ${escapeText(props.title)}**\n${teamHeads(props)}${table}${noteLine(props.note)}`,
    ...(marks.length === 0 ? [] : [[...marks, ...rest].join('\n')]),
  ];
}

function damageWords(props: DamageTimeProps, locale: string): string[] {
  const { starts, teams, unit } = damageBuckets(props);
  const rows = starts.map((start, at) => [
    formatClock(start),
    ...teams.map((team) => formatNumber(team[at] ?? 0, locale)),
  ]);
  const table = textTable([right('from'), right('A'), right('B')], rows);
  const players = textTable(
    [{ head: 'player', align: 'left' }, right('damage')],
    props.players
      .slice(0, MOST_LINES)
      .map(({ nameRuns, total }) => [plainName(nameRuns), formatNumber(total, locale)]),
  );
  return [
    `**Damage by ${unit}, ${escapeText(props.title)}**\n${teamHeads(props)}${table}${noteLine(props.note)}`,
    ...(props.players.length === 0 ? [] : [players]),
  ];
}

function classWords(props: ClassesProps): string[] {
  const lines = props.players.map(
    ({ nameRuns, spans }) => `**${sayName(plainName(nameRuns))}** ${escapeText(sayClasses(spans))}`,
  );
  return [`**Classes, ${escapeText(props.title)}**${noteLine(props.note)}\n${cut(lines)}`];
}
