// Cookies of visitors and the key in the operator's link: both are signed with a secret of this home, so nothing is stored
// and both outlive a restart.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Visitor } from './visitor.ts';

const NAME_DIGITS = 12;
const COOKIE_SHAPE = /^([0-9a-f]{32})\.(operator|guest)\.([\w-]{43})$/;

export class VisitorKeys {
  readonly #secret: () => Promise<Uint8Array>;
  #cookieName: string | undefined;

  constructor(secret: () => Promise<Uint8Array>) {
    this.#secret = secret;
  }

  /**
   * Returns the name of the cookie. Browsers share cookies between all ports of a machine, so every home has a name of its
   * own and leaves the cookies of others alone.
   */
  async cookieName(): Promise<string> {
    if (this.#cookieName === undefined) {
      const digits = Buffer.from(await this.#sign('name of the cookie'), 'base64url').toString('hex');
      this.#cookieName = `debrief_visitor_${digits.slice(0, NAME_DIGITS)}`;
    }
    return this.#cookieName;
  }

  /** The key in the link that `npm start` prints. */
  async linkKey(): Promise<string> {
    return await this.#sign('link of the operator');
  }

  async isLinkKey(text: string): Promise<boolean> {
    return isSame(text, await this.linkKey());
  }

  /** Returns the value of the cookie. */
  async write({ id, isOperator }: Visitor): Promise<string> {
    const words = `${id}.${isOperator ? 'operator' : 'guest'}`;
    return `${words}.${await this.#sign(`visitor ${words}`)}`;
  }

  /** null for a value that this home has not signed. */
  async read(value: string): Promise<Visitor | null> {
    const [, id, level, signature] = COOKIE_SHAPE.exec(value) ?? [];
    if (id === undefined || level === undefined || signature === undefined) return null;
    if (!isSame(signature, await this.#sign(`visitor ${id}.${level}`))) return null;
    return { id, isOperator: level === 'operator' };
  }

  async #sign(text: string): Promise<string> {
    return createHmac('sha256', await this.#secret())
      .update(text)
      .digest('base64url');
  }
}

export function createVisitor(isOperator: boolean): Visitor {
  return { id: randomBytes(16).toString('hex'), isOperator };
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
