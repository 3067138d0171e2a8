import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MOST_DOCUMENT_BYTES } from '../../../../core/document-size.ts';
import { unpackContent, unpackedName } from '../../../../importer/collect/folder/unpack-content.ts';

const BODY = Buffer.from('{"round_info":{}}');

test('a gzip file is unpacked, and its name loses the ending', () => {
  const packed = { body: gzipSync(BODY), modifiedMs: 5 };
  expect(unpackedName('stats-1.json.gz')).toBe('stats-1.json');
  const unpacked = unpackContent('stats-1.json.gz', packed);
  expect([Buffer.from(unpacked.body), unpacked.modifiedMs]).toEqual([BODY, 5]);
});

test('other files and recordings are not changed', () => {
  const content = { body: BODY, modifiedMs: 5 };
  for (const name of ['stats-1.json', 'answers.jsonl.gz']) {
    expect(unpackedName(name)).toBe(name);
    expect(unpackContent(name, content)).toBe(content);
  }
});

test('a truncated file and a decompression bomb are rejected', () => {
  const cut = { body: gzipSync(BODY).subarray(0, -9), modifiedMs: 5 };
  expect(() => unpackContent('a.json.gz', cut)).toThrow('not a whole gzip file');
  const bomb = { body: gzipSync(Buffer.alloc(64 * 1024 * 1024)), modifiedMs: 5 };
  expect(() => unpackContent('a.json.gz', bomb)).toThrow(`more than ${MOST_DOCUMENT_BYTES} bytes`);
});
