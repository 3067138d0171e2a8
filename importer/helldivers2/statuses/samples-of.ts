import type { StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import type { Observed } from '../observed.ts';

/** Of several statuses within it the last one is kept. */
const BUCKET_S = 300;

/** What a status says of each planet with a campaign or an event. */
export function readingsOf({ document }: Pick<Observed<StatusDocument>, 'document'>) {
  const campaigns = new Map(document.campaigns.rows.map((campaign) => [campaign.planetIndex, campaign]));
  const events = new Map(document.planetEvents.rows.map((event) => [event.planetIndex, event]));
  return document.planetStatus
    .filter(({ index }) => campaigns.has(index) || events.has(index))
    .map((planet) => {
      const event = events.get(planet.index);
      return {
        planet: planet.index,
        owner: planet.owner,
        health: planet.health,
        campaign_id: campaigns.get(planet.index)?.id ?? null,
        event_id: event?.id ?? null,
        event_health: event?.health ?? null,
        event_max_health: event?.maxHealth ?? null,
        regen_per_second: planet.regenPerSecond ?? null,
        players: planet.players ?? null,
      };
    });
}

/** What a status adds to the series: its readings, of which the last within a bucket stays. */
export function samplesOf(answer: Observed<StatusDocument>) {
  const { document, observedAt } = answer;
  return readingsOf(answer).map((reading) => ({
    war_id: document.warId,
    bucket: Math.floor(observedAt.getTime() / 1000 / BUCKET_S),
    at: observedAt,
    time_game: document.time,
    impact_multiplier: document.impactMultiplier ?? null,
    ...reading,
  }));
}
