import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../../importer/collect/folder/read-recording.ts';

const LINES = [
  '{"at": 1724334120, "body": {"warId": 801}}',
  '{"at": "2024-08-22T13:47:00+00:00", "kind": "news", "body": "<html>"}',
  '',
  '{"body": null}',
  '{"at": "yesterday", "body": {}}',
  '{"at": 5}',
  '{"at": 1724334120500, "body": {}}',
  '{"at": 1e300, "body": {}}',
  'not json',
];

describe('readRecording', () => {
  it('reads answers with their times and kinds, and reports invalid lines', () => {
    const { answers, problems } = readRecording('a.jsonl', Buffer.from(LINES.join('\n')));
    expect(
      answers.map(({ at, kind, body }) => [at?.toISOString(), kind, Buffer.from(body).toString()]),
    ).toEqual([
      ['2024-08-22T13:42:00.000Z', undefined, '{"warId":801}'],
      ['2024-08-22T13:47:00.000Z', 'news', '<html>'],
      [undefined, undefined, 'null'],
      ['2024-08-22T13:42:00.500Z', undefined, '{}'],
    ]);
    // Lines without anything count as well.
    expect(answers.every(({ line }) => (LINES[line - 1] ?? '').includes('body'))).toBe(true);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'line 5',
      'line 6',
      'line 8',
      'line 9',
    ]);
  });

  it('keeps every digit of numbers in a body', () => {
    const body = '{"kills":9007199254740993,"rate":0.5}';
    const { answers } = readRecording('a.jsonl', Buffer.from(`{"body":${body}}`));
    expect(answers.map((answer) => Buffer.from(answer.body).toString())).toEqual([body]);
  });

  it('reads a gzip recording, and lists only some of many invalid lines', () => {
    const { answers, problems } = readRecording('a.jsonl.gz', gzipSync('{}\n'.repeat(100)));
    expect(answers).toEqual([]);
    expect(problems).toHaveLength(6);
    expect(problems.at(-1)).toBe('and 95 more lines');
  });
});
