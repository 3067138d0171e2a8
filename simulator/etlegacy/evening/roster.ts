// Who is on the server and on which team, between rounds.
import type { EveningState } from './evening-state.ts';
import { connect, disconnect, placeOf } from '../server/game-server.ts';
import { createClient } from '../server/person.ts';
import type { Client, Person } from '../server/person.ts';
import { TEAMS } from '../sides.ts';
import type { Team } from '../sides.ts';

/** Returns a human on a team, as the subject of a case. */
export function someHuman(evening: EveningState, team?: Team): Client | undefined {
  const playing = evening.server.clients.filter(
    (client) => client.place !== 'spectator' && !client.person.isBot,
  );
  return evening.random.find(playing.filter((client) => team === undefined || client.team === team));
}

function teamClients(evening: EveningState, team: Team): Client[] {
  return evening.server.clients.filter((client) => client.team === team && client.place !== 'spectator');
}

/** Before a map: players return to their teams, reserves fill gaps, and a surplus of two leaves. */
export function fillTeams(evening: EveningState): void {
  const { server, reserves, teamSize } = evening;
  for (const client of server.clients) client.place = placeOf(server, client.team);
  for (const team of TEAMS) {
    while (teamClients(evening, team).length < teamSize) {
      const person = reserves.pop();
      if (person === undefined) break;
      connect(server, person, team);
    }
    const surplus = teamClients(evening, team).slice(teamSize + 1);
    for (const client of surplus) release(evening, client);
  }
}

export function release(evening: EveningState, client: Client): void {
  disconnect(evening.server, client);
  evening.reserves.unshift(client.person);
}

export function takeReserve(evening: EveningState): Person | undefined {
  return evening.reserves.pop();
}

export function smallerTeam(evening: EveningState): Team {
  return teamClients(evening, 'A').length <= teamClients(evening, 'B').length ? 'A' : 'B';
}

/** Creates a player who connects during a round. */
export function createJoiner(evening: EveningState, person: Person, team: Team, slot?: number): Client {
  const used = new Set(evening.server.clients.map((client) => client.slot));
  let free = slot ?? 0;
  if (slot === undefined) while (used.has(free)) free++;
  return createClient(person, free, team, placeOf(evening.server, team));
}

/** Shuffles the same people into new line-ups. */
export function remix(evening: EveningState): void {
  const players = evening.random.shuffled(evening.server.clients.filter((client) => client.team !== null));
  players.forEach((client, index) => {
    client.team = index % 2 === 0 ? 'A' : 'B';
    client.place = placeOf(evening.server, client.team);
  });
}
