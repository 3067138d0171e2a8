// Compares every evening and every map of a database in each output with plain SQL on the rows.
import { type Kysely, sql } from 'kysely';
import { buildRecapReply } from '../../../bot/etlegacy/replies/recap/recap-reply.ts';
import { recapTabs } from '../../../bot/etlegacy/replies/recap/recap-pages.ts';
import { buildRoundReply } from '../../../bot/etlegacy/replies/round/round-reply.ts';
import { openNameBook } from '../../../bot/etlegacy/pictures/from-stats/name-book.ts';
import type { PictureSlot, Reply } from '../../../bot/framework/reply/reply.ts';
import { formatRecap } from '../../../cli/etlegacy/recap-text/format-recap.ts';
import { formatRoundLine } from '../../../cli/etlegacy/recap-text/format-round-line.ts';
import type { DB } from '../../../database/schema.ts';
import { fetchSessionMatrix } from '../../../stats/etlegacy/logs/fetch-session-matrix.ts';
import { fetchMatch } from '../../../stats/etlegacy/matches/fetch-match.ts';
import type { LeadStat, MatchCard } from '../../../stats/etlegacy/matches/match-card.ts';
import { FEAT_SPECS } from '../../../stats/etlegacy/recap/highlights/feats.data.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchWeaponKills } from '../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { unitOf } from '../../../stats/etlegacy/sessions/game-type-words.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { compareFaces } from './compare-faces.ts';
import { isEtPicture } from './is-et-picture.ts';
import { proveFloors } from './prove-floors.ts';
import { readScene } from './read-scene.ts';
import { numbersIn, wordsOf } from './read-words.ts';

export type Proof = {
  /** Contradictions between two outputs, or between an output and the rows. */
  readonly faults: string[];
  readonly seen: {
    evenings: number;
    maps: number;
    headlines: number;
    numbers: number;
    /** Rows of people who played too little for rates. */
    floors: number;
    kinds: Set<string>;
  };
};

const names = openNameBook(new Map());
const wording = { locale: 'en', mention: (command: string) => `/${command}`, hasPictures: true };

export async function proveFaces(db: Kysely<DB>): Promise<Proof> {
  const proof: Proof = {
    faults: [],
    seen: { evenings: 0, maps: 0, headlines: 0, numbers: 0, floors: 0, kinds: new Set() },
  };
  const sessions = await db.selectFrom('etlegacy.sessions').select('id').orderBy('id').execute();
  for (const { id } of sessions) await proveEvening(db, id, proof);
  return proof;
}

async function proveEvening(db: Kysely<DB>, sessionId: number, proof: Proof): Promise<void> {
  const recap = await fetchSessionRecap(db, sessionId);
  if (recap === undefined) throw new Error(`no recap of ${sessionId}`);
  proof.seen.evenings += 1;
  const weaponKills = await fetchWeaponKills(db, recap.server, sessionId);
  const evening = { recap, weaponKills, names, matrix: await fetchSessionMatrix(db, recap, true) };
  for (const tab of recapTabs(evening)) {
    const reply = buildRecapReply(evening, tab, wording);
    compare(reply, proof);
    for (const { picture } of picturesOf(reply)) {
      const { faults, rows } = proveFloors(picture, recap);
      proof.faults.push(...faults);
      proof.seen.floors += rows;
    }
  }
  await proveStar(db, recap, proof);
  const overview = buildRecapReply(evening, 'overview', wording);
  proveScore(recap, textOf(overview), proof);
  proveHighlights(overview, proof);
  for (const map of recap.maps) {
    const card = await fetchMatch(db, map.matchId);
    if (card === undefined) throw new Error(`no card of ${map.matchId}`);
    proof.seen.maps += 1;
    proveTeams(recap, card, proof);
    await proveHeadline(db, card, proof);
    compare(buildRoundReply(card, map.matchId, wording, names), proof);
  }
}

export function compare(reply: Reply, { faults, seen }: Proof): void {
  const slots = picturesOf(reply);
  const words = slots.map((slot) => wordsOf(slot)).join('\n');
  for (const slot of slots) {
    const compared = compareFaces(slot, words);
    if (compared.numbers > 0) seen.kinds.add(compared.kind);
    seen.numbers += compared.numbers;
    faults.push(...compared.faults);
  }
}

export function picturesOf(reply: Reply): PictureSlot[] {
  return reply.blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
}

/** Returns the text of a reply, without the text versions of pictures. */
export function textOf(reply: Reply): string {
  return reply.blocks
    .flatMap((block) =>
      block.kind === 'component' && 'content' in block.component ? [block.component.content] : [],
    )
    .join('\n');
}

async function proveStar(db: Kysely<DB>, recap: SessionRecap, { faults }: Proof): Promise<void> {
  const { rows } = await sql<{ key: string; points: number; rounds: number; counting: number }>`
    select player_key as key, (${sql.raw(SUMS.points)})::float8 as points,
      (count(*) filter (where time_ms is distinct from 0))::int8 as rounds,
      (select count(*)::int8 from etlegacy.rounds where session_id = ${recap.sessionId} and status = 'ok') as counting
    from etlegacy.counting_rows where session_id = ${recap.sessionId} group by player_key`.execute(db);
  const eligible = rows.filter(({ rounds, counting }) => rounds > 0 && 2 * rounds >= counting);
  const most = Math.max(...eligible.map(({ points }) => points));
  const star = eligible.find(({ key }) => key === recap.star);
  if (eligible.length > 0 && star?.points !== most)
    faults.push(`${recap.date}: the star has ${star?.points} points, somebody ${most}`);
  if (eligible.length === 0 && recap.star !== null) faults.push(`${recap.date}: a star who hardly played`);
  const unranked = new Set(
    recap.players.filter(({ isRanked }) => !isRanked).map(({ playerKey }) => playerKey),
  );
  for (const { key, rounds, counting } of rows)
    if (unranked.has(key) === (rounds > 0 && 2 * rounds >= counting))
      faults.push(`${recap.date}: ${key} with ${rounds} of ${counting} rounds is ranked wrongly`);
}

/** A feat on the cards of the picture must also be in the list of highlights. */
function proveHighlights(overview: Reply, { faults }: Proof): void {
  const said = numbersIn(textOf(overview).replaceAll('\\', ''));
  for (const { picture } of picturesOf(overview))
    if (isEtPicture(picture) && picture.kind === 'overview')
      for (const { value } of picture.props.highlights) {
        const [number] = numbersIn(value);
        if (number !== undefined && !said.has(number)) faults.push(`highlights: no word of ${value}`);
      }
}

/** Compares score and order of teams in the heading, the terminal and the picture. */
function proveScore(recap: SessionRecap, heading: string, { faults }: Proof): void {
  for (const { teams } of recap.blocks) {
    const score = `${teams.a.mapsWon} : ${teams.b.mapsWon}`;
    if (!heading.includes(` ${score} `) && recap.blocks.length <= 4)
      faults.push(`${recap.date}: the heading does not say ${score}`);
    if (!formatRecap(recap).some((line) => line.includes(` ${score} `)))
      faults.push(`${recap.date}: the terminal does not say ${score}`);
  }
  const [block] = recap.blocks;
  if (block === undefined || recap.blocks.length > 1) return;
  const props = { recap, weaponKills: [], names, matrix: null };
  const [slot] = picturesOf(buildRecapReply(props, 'overview', wording));
  const lines = slot === undefined ? [] : readScene(slot.picture);
  const drawn = lines.flatMap(({ texts }) => texts.map(({ text }) => text));
  if (!drawn.includes(`${block.teams.a.mapsWon} : ${block.teams.b.mapsWon}`))
    faults.push(`${recap.date}: the picture shows another score`);
}

/** Expects one name and one colour per team in the recap, on the card, in its picture and in the line of the terminal. */
function proveTeams(recap: SessionRecap, card: MatchCard, { faults }: Proof): void {
  const map = recap.maps.find(({ matchId }) => matchId === card.matchId);
  const block = map?.block === null || map === undefined ? undefined : recap.blocks[map.block];
  if (map === undefined || block === undefined || map.first === null) return;
  const second = map.first === 'a' ? 'b' : 'a';
  const wanted = [map.first, block.teams[map.first].name, second, block.teams[second].name];
  const { teams } = card;
  const told = [teams.first.lineup, teams.first.name, teams.second.lineup, teams.second.name];
  if (wanted.join('/') !== told.join('/'))
    faults.push(`${card.map}: ${told.join('/')} is ${wanted.join('/')}`);
  const [slot] = picturesOf(buildRoundReply(card, 1, wording, names));
  const picture = slot?.picture;
  if (picture !== undefined && isEtPicture(picture) && picture.kind === 'scoreboard') {
    const drawn = picture.props.teams.map(({ lineup }) => lineup).join('');
    if (drawn !== (map.first === 'a' ? '01' : '10'))
      faults.push(`${card.map}: the picture swaps the colours`);
  }
  const winner = card.winner === 'first' || card.winner === 'second' ? teams[card.winner].name : null;
  const [line = ''] = formatRoundLine(card);
  const isKnown = card.single !== null || (card.r1 !== null && card.r2 !== null);
  if (winner !== null && isKnown && !line.includes(`${winner} won the ${unitOf(card.gameType)}`))
    faults.push(`${card.map}: the terminal calls ${winner} otherwise: ${line}`);
}

/** A value that no document contains adds nothing. */
function orZero(...columns: readonly string[]): string {
  return columns.map((column) => `coalesce(${column}, 0)`).join(' + ');
}

const SUMS = {
  kills: 'sum(kills)',
  damage: 'sum(damage_given)',
  revives: 'sum(revives)',
  objectives: `sum(${orZero('dyn_planted', 'dyn_defused', 'obj_stolen', 'obj_returned', 'repairs')})`,
  useful_kills: 'sum(useful_kills)',
  headshot_kills: 'sum(headshot_kills)',
  assists: 'sum(kill_assists)',
  gibs: 'sum(gibs)',
  points: `sum(3 * kills + 2 * coalesce(revives, 0) + ${orZero('kill_assists')}
    + 4 * (${orZero('dyn_planted', 'dyn_defused')}) - deaths - 3 * coalesce(team_kills, 0))`,
} as const satisfies Record<LeadStat, string>;

/** Expects that the named player has this number in the rows, that the text says so, and that nobody on the map has more. */
async function proveHeadline(db: Kysely<DB>, card: MatchCard, { faults, seen }: Proof): Promise<void> {
  const { headline, matchId } = card;
  if (headline === null) return;
  seen.headlines += 1;
  const { playerKey, name } = headline.player;
  const sum =
    headline.kind === 'lead' ? SUMS[headline.lead.stat] : bestSql(FEAT_SPECS[headline.highlight.feat].column);
  const { rows } = await sql<{ key: string; value: number }>`
    select player_key as key, (${sql.raw(sum)})::float8 as value
    from etlegacy.counting_rows where match_id = ${matchId} group by player_key`.execute(db);
  const own = rows.find(({ key }) => key === playerKey)?.value;
  const claimed = headline.kind === 'lead' ? headline.lead.value : headline.highlight.value;
  if (own !== claimed) faults.push(`${card.map}: ${name} is said to have ${claimed}, the rows say ${own}`);
  for (const { key, value } of rows)
    if (key !== playerKey && value >= claimed)
      faults.push(`${card.map}: ${name} ${claimed}, but ${key} ${value}`);
  const sentence = textOf(buildRoundReply(card, 1, wording, names))
    .split('\n')
    .find((line) => line.startsWith('**') && (line.includes('** had ') || line.includes('** stood out: ')));
  const plain = sentence?.replaceAll('\\', '') ?? '';
  if (!plain.includes(cleanName(name)) || !numbersIn(plain.slice(plain.indexOf('** '))).has(String(claimed)))
    faults.push(`${card.map}: the headline does not say ${name} ${claimed}: ${plain}`);
}

function bestSql(column: string): string {
  if (column === 'best_multi')
    return `max(case when multi6 > 0 then 6 when multi5 > 0 then 5 when multi4 > 0 then 4 when multi3 > 0 then 3
      when multi2 > 0 then 2 else 0 end)`;
  if (column.startsWith('best_')) return `max(${column.slice('best_'.length)})`;
  return column === 'killing_spree' ? 'max(killing_spree)' : `sum(${column})`;
}
