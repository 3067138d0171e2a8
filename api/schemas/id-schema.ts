import { z } from 'zod';
import { formatId, parseId } from '../../core/public-id.ts';

const PATTERN = '^[0-9a-hjkmnp-tv-z]{10}$';
const EXAMPLE = '0k3v9w2mq7';

/** A public id in an answer: handlers give the number, answers carry its ten characters. */
export const ID = z
  .codec(z.string(), z.number(), { decode: (text) => parseId(text) ?? NaN, encode: formatId })
  .meta({ type: 'string', pattern: PATTERN, examples: [EXAMPLE] });

/** The id of a round, match or session in a request, or `latest`. */
export const WANTED_ID = z
  .string()
  .regex(/^(?:latest|[0-9a-hjkmnp-tv-z]{10})$/i, 'must be an id of ten letters and digits, or latest')
  .meta({ description: 'Id of a round, match or session, or `latest`', examples: ['latest', EXAMPLE] });
