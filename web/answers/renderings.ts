import type { ReplyFile } from '../../bot/framework/reply/reply.ts';
import type { Rendering } from '../render/rendering.ts';
import { accountOf } from '../visitors/viewer-of.ts';
import type { Visitor } from '../visitors/visitor.ts';
import type { FileShelf } from './file-shelf.ts';

type Given = {
  readonly shelf: FileShelf;
  readonly visitor: Visitor;
  readonly now: Date;
  readonly zone: string;
  readonly locale: string;
};

/** How the answer with these files is rendered for a visitor, for whom the files are kept. */
export function renderingFor(
  { shelf, visitor, now, zone, locale }: Given,
  files: readonly ReplyFile[],
): Rendering {
  const own = accountOf(visitor);
  const addresses = new Map(
    files.map((file) => [
      file.name,
      `/page/files/${shelf.put(visitor, file)}/${encodeURIComponent(file.name)}`,
    ]),
  );
  return {
    medium: 'page',
    now,
    zone,
    locale,
    nameOf: (account) => (account === own ? 'you' : `member ${account.slice(-4)}`),
    addressOf: (file) => addresses.get(file) ?? null,
  };
}
