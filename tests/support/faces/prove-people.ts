// Compares text and pictures about players: cards, comparisons, boards, maps and weapons.
import type { Kysely } from 'kysely';
import { showBoard } from '../../../bot/etlegacy/views/show-board.ts';
import { showCompare } from '../../../bot/etlegacy/views/show-compare.ts';
import { showMaps } from '../../../bot/etlegacy/views/show-maps.ts';
import { showPlayer } from '../../../bot/etlegacy/views/show-player.ts';
import { showWeapons } from '../../../bot/etlegacy/views/show-weapons.ts';
import { PODIUM } from '../../../bot/etlegacy/replies/board/top-codec.ts';
import type { Outcome, Reply } from '../../../bot/framework/reply/reply.ts';
import type { DB } from '../../../database/schema.ts';
import { searchPlayers } from '../../../stats/etlegacy/players/search-players.ts';
import { contextOf } from './context-of.ts';
import { compare, picturesOf, type Proof, textOf } from './prove-faces.ts';
import { readScene } from './read-scene.ts';

const BOARDS = ['dpm', 'kd', 'accuracy', 'kills', 'spree', 'minutes', 'revives_round', 'win_share', 'dpr'];

export async function provePeople(db: Kysely<DB>, servers: readonly string[], proof: Proof): Promise<void> {
  const context = contextOf(db, servers);
  const players = (await searchPlayers(db, '', servers)).slice(0, 8);
  for (const { playerKey: player } of players)
    for (const tab of ['overview', 'weapons', 'form'] as const)
      compare(replyOf(await showPlayer(context, { player, tab, period: 'all' })), proof);
  for (const [at, a] of players.entries())
    for (const b of players.slice(at + 1))
      proveVerdict(replyOf(await showCompare(context, [a.playerKey, b.playerKey], 'all')), proof);
  const four = players.slice(0, 4).map(({ playerKey }) => playerKey);
  if (four.length > 2) proveVerdict(replyOf(await showCompare(context, four, 'all')), proof);
  for (const stat of BOARDS)
    compare(
      replyOf(await showBoard(context, { stat, period: 'all', map: '', minRounds: null, at: PODIUM })),
      proof,
    );
  compare(replyOf(await showMaps(context, '', 'all')), proof);
  compare(replyOf(await showWeapons(context, { weapon: '', player: '', period: 'all' })), proof);
}

/** Compares "leads 7 of 10" for the same player in the text and in the picture. */
function proveVerdict(reply: Reply, proof: Proof): void {
  compare(reply, proof);
  const words = textOf(reply).replaceAll('\\', '');
  const counted = /(?:leads|Level:) [\d: ]*\d(?: of \d+)?/.exec(words)?.[0].replace('Level: ', 'Level, ');
  const [slot] = picturesOf(reply);
  if (slot === undefined) return;
  const drawn = readScene(slot.picture).flatMap(({ texts }) => texts.map(({ text }) => text));
  const fits = (text: string) =>
    counted === undefined ? text.startsWith('Too early') : text.endsWith(counted.trim());
  if (!drawn.some(fits))
    proof.faults.push(`compare: the words say "${counted}", the picture "${drawn.join('|')}"`);
}

function replyOf(outcome: Outcome): Reply {
  if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome));
  return outcome;
}
