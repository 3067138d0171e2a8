// Access tokens: JSON Web Tokens that name a login, signed with the secret of this installation.
import { errors, jwtVerify, SignJWT } from 'jose';

const ALGORITHM = 'HS256';
const ISSUER = 'debrief';
const AUDIENCE = 'debrief-api';
const TYPE = 'at+jwt';
/** Lifetime of a token; a client renews it with its refresh token. */
export const ACCESS_SECONDS = 15 * 60;

/** @param login id of the login that the token names. */
export async function signAccessToken(login: string, secret: Uint8Array): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return await new SignJWT({ sid: login })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_SECONDS)
    .sign(secret);
}

/** Returns the id of the login that a token names; null if the token is not valid for this installation. */
export async function readAccessToken(token: string, secret: Uint8Array): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      requiredClaims: ['exp', 'iat', 'sid'],
      maxTokenAge: ACCESS_SECONDS,
    });
    return typeof payload['sid'] === 'string' ? payload['sid'] : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
