import type { PayloadKind } from '../../../../importer/game-importer.ts';

export const CONTEST_FILE = {
  name: 'file',
  contentType: 'application/json',
  extensions: ['.skim'],
} as const satisfies PayloadKind;

export const CONTEST_ANSWER = {
  name: 'answer',
  contentType: 'application/json',
  extensions: ['.answer.json'],
} as const satisfies PayloadKind;
