import type { MissingPlanet } from '../../stats/helldivers2/health/fetch-war-health.ts';

/** One line, or none: rows of history of planets that nobody has named. */
export function describeMissing(planets: readonly MissingPlanet[]): string[] {
  if (planets.length === 0) return [];
  const rows = planets.reduce((sum, planet) => sum + planet.rows, 0);
  const each = planets.map(
    ({ planet, rows, firstAt, lastAt }) =>
      `planet ${planet} (${countRows(rows)}, ${firstAt.toISOString()} to ${lastAt.toISOString()})`,
  );
  return [`Left out ${countRows(rows)} of history of planets that nobody has named: ${each.join(', ')}.`];
}

function countRows(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}
