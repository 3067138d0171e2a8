// Collects all text that a person can read about the evenings of a database: answers, posts, pictures with their alt texts,
// terminal, API.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { buildAwayReply } from '../../../bot/etlegacy/replies/recap/away-reply.ts';
import { buildExplainReply } from '../../../bot/etlegacy/replies/round/explain-reply.ts';
import { buildMapReply, buildMapsReply } from '../../../bot/etlegacy/replies/map/maps-reply.ts';
import { buildOnMapReply } from '../../../bot/etlegacy/replies/map/on-map-reply.ts';
import { buildOpenerReply } from '../../../bot/etlegacy/replies/recap/opener-reply.ts';
import { buildEveningReply } from '../../../bot/etlegacy/replies/recap/evening-reply.ts';
import { recapTabs } from '../../../bot/etlegacy/replies/recap/recap-pages.ts';
import { buildPlayerReply } from '../../../bot/etlegacy/replies/player/player-reply.ts';
import { buildRecapReply } from '../../../bot/etlegacy/replies/recap/recap-reply.ts';
import { buildRoundReply } from '../../../bot/etlegacy/replies/round/round-reply.ts';
import { openNameBook } from '../../../bot/etlegacy/pictures/from-stats/name-book.ts';
import type { Reply } from '../../../bot/framework/reply/reply.ts';
import { formatRecap } from '../../../cli/etlegacy/recap-text/format-recap.ts';
import { formatRoundLine } from '../../../cli/etlegacy/recap-text/format-round-line.ts';
import { stripColors } from '../../../core/color-codes.ts';
import { formatId } from '../../../core/public-id.ts';
import { fetchMapStats } from '../../../stats/etlegacy/maps/fetch-map-stats.ts';
import { fetchMatch } from '../../../stats/etlegacy/matches/fetch-match.ts';
import { fetchRoundOrigins } from '../../../stats/etlegacy/matches/fetch-round-origins.ts';
import { everySession } from '../../../stats/etlegacy/periods/covered-rows.ts';
import { fetchPlayer } from '../../../stats/etlegacy/players/fetch-player.ts';
import { fetchPlayerMaps } from '../../../stats/etlegacy/players/fetch-player-maps.ts';
import { fetchSessionMatrix } from '../../../stats/etlegacy/logs/fetch-session-matrix.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchWeaponKills } from '../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import { picturesOf, textOf } from './prove-faces.ts';
import { readScene } from './read-scene.ts';
import { wordsOf } from './read-words.ts';

const names = openNameBook(new Map());
const wording = { locale: 'en', mention: (command: string) => `/${command}`, hasPictures: true };

/** @returns texts with their place. */
export async function collectWords(db: Kysely<DB>, server: string): Promise<[where: string, text: string][]> {
  const said: [string, string][] = [];
  const say = (where: string, reply: Reply): void => void said.push([where, readReply(reply)]);
  const sessions = await db.selectFrom('etlegacy.sessions').select('id').orderBy('id').execute();
  for (const { id } of sessions) {
    const recap = await fetchSessionRecap(db, id);
    if (recap === undefined) throw new Error(`no recap of ${id}`);
    const matrix = await fetchSessionMatrix(db, recap, true);
    const evening = { recap, weaponKills: await fetchWeaponKills(db, server, id), names, matrix };
    for (const tab of recapTabs(evening)) say(`recap, ${tab}`, buildRecapReply(evening, tab, wording));
    say('opener', buildOpenerReply(recap, wording));
    say('while away', buildAwayReply([recap], { wasQuiet: false }, wording));
    said.push(['terminal', formatRecap(recap).join('\n')], ['API, recap', valuesOf(recap)]);
    for (const player of recap.players.slice(0, 2))
      say('evening of one', buildEveningReply(recap, player, wording));
    for (const round of recap.rounds) {
      const card = await fetchMatch(db, round.id);
      if (card === undefined) throw new Error(`no card of ${round.id}`);
      say(`card of ${round.map}`, buildRoundReply(card, round.id, wording, names));
      said.push(['line of a round', formatRoundLine(card).join('\n')], ['API, card', valuesOf(card)]);
      const origins = await fetchRoundOrigins(db, { id: round.id, matchId: card.matchId });
      say(
        'explained',
        buildExplainReply({ origins, evening: recap.rounds, id: formatId(round.id) }, wording),
      );
      const [player] = card.teams.first.players;
      if (player !== undefined) say('one on a map', buildOnMapReply(card, player, round.id, wording));
    }
  }
  const scope = everySession([server]);
  for (const { player_key: playerKey, name } of await fetchSomePlayers(db, server)) {
    const page = { tab: 'maps', maps: await fetchPlayerMaps(db, playerKey, scope) } as const;
    const totals = (await fetchPlayer(db, playerKey, scope)) ?? null;
    const card = { playerKey, name, period: { kind: 'all' }, totals, page, hasLog: false, names } as const;
    say('player', buildPlayerReply(card, wording));
  }
  const maps = await fetchMapStats(db, scope);
  say('maps', buildMapsReply(maps, { kind: 'all' }, wording));
  for (const { map } of maps) {
    const [first, ...others] = maps.filter((other) => other.map === map);
    if (first !== undefined)
      say(`map ${map}`, buildMapReply([first, ...others], [], { kind: 'all' }, wording));
  }
  const hosts = await db.selectFrom('etlegacy.rounds').select('host_name').distinct().execute();
  const withoutHosts = (text: string) =>
    hosts.reduce((rest, { host_name: host }) => rest.replaceAll(stripColors(host), 'HOST'), text);
  return said.map(([where, text]) => [where, withoutHosts(text)]);
}

/** Two players. */
async function fetchSomePlayers(db: Kysely<DB>, server: string) {
  return await db
    .selectFrom('etlegacy.session_players')
    .select(['player_key', 'name'])
    .distinctOn('player_key')
    .where('server_key', '=', server)
    .orderBy('player_key')
    .limit(2)
    .execute();
}

function readReply(reply: Reply): string {
  const drawn = picturesOf(reply).flatMap((slot) => [
    wordsOf(slot),
    slot.picture.alt,
    ...readScene(slot.picture).flatMap(({ texts }) => texts.map(({ text }) => text)),
  ]);
  return [textOf(reply), ...drawn, reply.footer].join('\n');
}

/** Fields that are copied from the documents, and the reason why a round counts, which exports contain too. */
const COPIED: ReadonlySet<string> = new Set([
  'hostName',
  'config',
  'file',
  'statusReason',
  'gameType',
  'outcome',
]);

/** Names of fields are meant for programs. */
function valuesOf(value: unknown): string {
  const values: string[] = [];
  JSON.stringify(value, (field, each: unknown) => {
    if (typeof each === 'string' && !COPIED.has(field)) values.push(each);
    return each;
  });
  return values.join('\n');
}
