// /hd2 planet: the card of one planet.
import { EFFECTS, EVENT_TYPES, nameOf, REGION_SIZES } from '../../../parsers/helldivers2/names.data.ts';
import type { Planet, PlanetEvent } from '../../../stats/helldivers2/fetch-planets.ts';
import type { PlanetCard } from '../../../stats/helldivers2/fetch-planet-card.ts';
import type { Region } from '../../../stats/helldivers2/fetch-regions.ts';
import type { Front, WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { count, formatNumber, formatShare } from '../../../wording/format-numbers.ts';
import { sayName } from '../../../wording/say-name.ts';
import { ACCENT, buttonsBlock, textBlock, textOf } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { campaignsCodec, planetCodec, warCodec } from './codecs.ts';
import { fitLines } from './fit-lines.ts';
import { sayBiome } from './say-biome.ts';
import { plainLine } from './order-line.ts';
import { planetPicture } from './planet-picture.ts';
import { progressBar } from '../../../wording/progress-bar.ts';
import { explainOutlook } from './say-outlook.ts';
import { inTime, sayEventEnd, sayFaction, sayFreshness, sayPct, sayRate, sayStruggle } from './war-words.ts';

export function buildPlanetReply(
  view: WarView,
  front: Front,
  card: PlanetCard,
  now: Date,
  { locale, mention }: Wording,
): Reply {
  const { planet, name } = front;
  const isActive = planet.campaign !== null || planet.event !== null;
  const day = { planet, name, day: card.day, until: view.war.observedAt, net: front.outlook.net };
  return {
    kind: 'reply',
    accent: planet.event !== null ? ACCENT.partial : isActive ? ACCENT.gold : ACCENT.neutral,
    blocks: [
      textBlock(headLines(view, front, locale).join('\n')),
      ...(isActive || card.day.length > 0 ? [planetPicture(day, [textOf(sayDay(card, locale))])] : []),
      ...optional(
        'Regions',
        fitLines(
          card.regions.map((region) => sayRegion(region, planet.event, locale)),
          900,
          (n) => `-# + ${n} more regions`,
        ),
      ),
      ...optional('Around it', aroundLines(view, card).join('\n')),
      ...buttonsBlock([
        { label: 'The war', id: writeCustomId(warCodec, {}) },
        { label: 'Campaigns', id: writeCustomId(campaignsCodec, { page: '0' }) },
      ]),
    ],
    footer: [`planet ${planet.index}`, sayFreshness(view, now), mention('hd2 planet')].join(' · '),
    files: [],
    self: writeCustomId(planetCodec, { planet: String(planet.index) }),
  };
}

function optional(title: string, text: string): Block[] {
  return text === '' ? [] : [textBlock(`### ${title}\n${text}`)];
}

function headLines(view: WarView, { planet, name, outlook }: Front, locale: string): string[] {
  const { event } = planet;
  const isActive = planet.campaign !== null || event !== null;
  const sector = planet.sector === null ? '' : ` · ${sayName(planet.sector)} sector`;
  const total = view.war.players;
  const share = total > 0 ? ` (${formatShare(planet.players / total, locale)} of all)` : '';
  const head = [
    `## ${sayName(name)}${sector}`,
    `Held by **${sayFaction(planet.owner)}**${isActive ? ` · ${sayStruggle(planet)}` : ''}`,
  ];
  if (event !== null) {
    head.push(`${progressBar(event.pct)} **${sayPct(event.pct, locale)}**${sayEventEnd(event)}`);
  } else if (isActive || planet.liberationPct < 100) {
    head.push(`${progressBar(planet.liberationPct)} **${sayPct(planet.liberationPct, locale)}** free`);
  }
  if (isActive) {
    head.push(...sayPace(planet, outlook.net, locale));
    head.push(...explainOutlook(planet, outlook, locale));
  }
  head.push(`${formatNumber(planet.players, locale)} divers${share}`);
  return head;
}

/** The rate, and what it has to win against; nothing where neither is known. */
function sayPace({ event, regenPctPerHour }: Planet, net: number | null, locale: string): string[] {
  const rate = net === null ? [] : [`${sayRate(net, locale)} over the last hour`];
  const regen =
    event === null && regenPctPerHour > 0
      ? [`the enemy wins back ${sayRate(regenPctPerHour, locale).slice(1)}`]
      : [];
  const line = [...rate, ...regen].join(' · ');
  return line === '' ? [] : [`${line.slice(0, 1).toUpperCase()}${line.slice(1)}`];
}

/** Instead of the picture: a few values of the day. */
function sayDay({ day }: PlanetCard, locale: string): string {
  const first = day[0];
  const last = day.at(-1);
  if (first === undefined || last === undefined) return 'No samples of the last 24 hours yet.';
  return `Last 24 hours: ${sayPct(first.pct, locale)} ${inTime(first.at)}, ${sayPct(last.pct, locale)} ${inTime(last.at)} (${count(day.length, 'sample', locale)}).`;
}

/** In an event regions open with its time, and count for it instead of the planet. */
function sayRegion(region: Region, event: PlanetEvent | null, locale: string): string {
  const [ofWhat, whole] = event === null ? ['', 'planet'] : [' of the time', nameOf(EVENT_TYPES, event.type)];
  const size = region.size === null ? 'region' : nameOf(REGION_SIZES, region.size);
  const state =
    region.pct === null
      ? 'state unknown'
      : region.owner === 1
        ? 'ours'
        : `${progressBar(region.pct)} ${sayPct(region.pct, locale)}`;
  const opens =
    region.isOpen === true
      ? ' · open'
      : region.isOpen === false && region.opensAtPct !== null && region.owner !== 1
        ? ` · opens at ${sayPct(region.opensAtPct, locale)}${ofWhat}`
        : '';
  const worth = region.worthPct === null ? '' : ` · worth ${sayPct(region.worthPct, locale)} of the ${whole}`;
  const players =
    region.players === null || region.players === 0
      ? ''
      : ` · ${formatNumber(region.players, locale)} divers`;
  return `**${size} ${region.region + 1}** ${state}${opens}${worth}${players}`;
}

function aroundLines({ names, hidden }: WarView, card: PlanetCard): string[] {
  const attackers = card.attackers.filter((index) => !hidden.has(index));
  const linked = card.linked.filter((index) => !hidden.has(index));
  const list = (planets: readonly number[]): string =>
    planets
      .slice(0, 12)
      .map((index) => sayName(names.get(index) ?? `planet ${index}`))
      .join(', ') + (planets.length > 12 ? ` and ${planets.length - 12} more` : '');
  const effects = [...new Set(card.effects.map((effect) => nameOf(EFFECTS, effect)))].slice(0, 8);
  const biome = card.biome;
  return [
    ...(attackers.length === 0 ? [] : [`Attacked from ${list(attackers)}`]),
    ...(attackers.length === 1 ? ['-# Taking that planet in time ends the attack as well.'] : []),
    ...(linked.length === 0 ? [] : [`Supply lines: ${list(linked)}`]),
    ...(biome === null
      ? []
      : [
          `Biome: ${sayBiome(biome.slug)}${biome.description === null ? '' : `. ${plainLine(biome.description, 240)}`}`,
        ]),
    ...(card.hazards.length === 0 ? [] : [`Hazards: ${plainLine(card.hazards.slice(0, 8).join(', '), 160)}`]),
    ...(effects.length === 0 ? [] : [`Effects: ${effects.join(', ')}`]),
  ];
}
