import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../core/config.ts';
import { findNestedFolders, findSharedFolders } from '../../core/find-shared-folders.ts';
import type { SftpConfig } from '../../core/sftp-config.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'debrief-shared-'));
  mkdirSync(path.join(home, 'stats'));
});
afterEach(() => rmSync(home, { recursive: true }));

const within = (...parts: string[]): string => path.join(home, ...parts);

describe('findSharedFolders', () => {
  it('finds one folder under two spellings, through links to it and to its parents', () => {
    symlinkSync(within('stats'), within('link'));
    symlinkSync(home, within('home'));
    for (const other of [
      within('stats') + path.sep,
      `${home}/x/../stats`,
      within('link'),
      within('home', 'stats'),
    ]) {
      const [problem, ...more] = findSharedFolders([
        { key: 'east', folder: within('stats') },
        { key: 'west', folder: other },
      ]);
      expect(problem, other).toContain('The servers "east" and "west" read the same folder');
      expect(more).toEqual([]);
    }
  });

  it('finds two names of one folder that does not exist yet', () => {
    symlinkSync(within('stats'), within('link'));
    const places = [
      { key: 'east', folder: within('stats', 'new') },
      { key: 'west', folder: within('link', 'new') },
    ];
    expect(findSharedFolders(places)).toHaveLength(1);
  });

  it('finds one folder of one machine by SFTP, in any spelling', () => {
    const sftp = (folder: string): SftpConfig => ({
      host: 'Game.example',
      port: 22,
      user: 'et',
      folder,
      hostKeys: [],
      password: 'x',
      keyFile: undefined,
      keyPassphrase: undefined,
      settings: { hostKey: '', secret: '' },
    });
    const east = { key: 'east', folder: within('east'), sftp: sftp('/stats') };
    expect(
      findSharedFolders([east, { key: 'west', folder: within('west'), sftp: sftp('/stats/') }]),
    ).toHaveLength(1);
    expect(findSharedFolders([east, { key: 'west', folder: within('west'), sftp: sftp('/other') }])).toEqual(
      [],
    );
  });

  it('accepts servers with separate folders, and warns of one inside the other, also through a link', () => {
    mkdirSync(within('stats', 'west'));
    symlinkSync(within('stats', 'west'), within('link'));
    const places = (west: string) => [
      { key: 'west', folder: west },
      { key: 'east', folder: within('stats') },
      { key: 'north', folder: within('stats-of-north') },
    ];
    for (const west of [within('stats', 'west'), within('link')]) {
      expect(findSharedFolders(places(west))).toEqual([]);
      expect(findNestedFolders(places(west))).toEqual([
        expect.stringContaining(`The folder of the server "west" (${west}) is inside that of "east"`),
      ]);
    }
  });
});

describe('readConfig', () => {
  it('warns of nested folders where they are watched', () => {
    const servers = [
      { key: 'east', folder: within('stats') },
      { key: 'west', folder: within('stats', 'west') },
    ];
    mkdirSync(within('stats', 'west'));
    writeFileSync(within('debrief.json'), JSON.stringify({ servers }));
    const notesOf = (collects: boolean) => {
      const result = readConfig({}, home, { collects });
      return result.ok ? result.notes : result.problems;
    };
    expect(notesOf(true)).toEqual([expect.stringContaining('"west"')]);
    expect(notesOf(false)).toEqual([]);
  });

  it('rejects the folder of the sample for another server', () => {
    const result = readConfig(
      { ET_STATS_DIR: path.resolve(import.meta.dirname, '../../local_stats/sample') },
      home,
    );
    expect(result.ok ? [] : result.problems).toEqual([expect.stringContaining('"sample" and "default"')]);
  });

  it('reports whether the zone was set explicitly', () => {
    const zoneOf = (env: Record<string, string>) => {
      const result = readConfig(env, home);
      return result.ok ? result.config.servers[0] : undefined;
    };
    expect(zoneOf({})).toMatchObject({ zone: 'UTC', isZoneSet: false });
    expect(zoneOf({ ET_TIME_ZONE: 'Europe/Berlin' })).toMatchObject({
      zone: 'Europe/Berlin',
      isZoneSet: true,
    });
  });
});
