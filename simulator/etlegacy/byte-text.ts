// Game names are byte strings; players type both UTF-8 and Latin-1.

export type ByteText = { readonly text: string; readonly encoding: 'utf8' | 'latin1' };

export function utf8(text: string): ByteText {
  return { text, encoding: 'utf8' };
}

export function latin1(text: string): ByteText {
  return { text, encoding: 'latin1' };
}

export function bytesOf(value: ByteText): Buffer {
  return Buffer.from(value.text, value.encoding);
}

/** The engine treats ^ plus any printable character except ^ as a colour code. */
export function withoutColours(text: string): string {
  return text.replaceAll(/\^[!-\]_-~]/g, '');
}
