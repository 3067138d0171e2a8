// A game name is a row of bytes; players type both UTF-8 and Latin-1.

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

/** The engine takes ^ and any printable character but ^ as a colour. */
export function withoutColours(text: string): string {
  return text.replaceAll(/\^[!-\]_-~]/g, '');
}
