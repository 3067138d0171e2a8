// Texts that many answers carry, with an example each.
import { z } from 'zod';

const textLike = (example: string) => z.string().meta({ examples: [example] });

export const MAP_NAME = textLike('supply');
export const PERSON_NAME = textLike('vektor');
export const KEY_OF_PERSON = textLike('AB12CD34');
export const SERVER_KEY = textLike('frankfurt');
export const HOST_NAME = textLike('Frankfurt #2');
export const ZONE = textLike('Europe/Berlin');
export const LOCAL_DATE = textLike('2026-11-20');
export const FILE_NAME = textLike('2026-11-20-224107-supply-round-2.txt');
export const WEAPON_KEY = textLike('MP40');
export const ID_TEXT = textLike('0k3v9w2mq7');
