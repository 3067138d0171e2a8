import { z } from 'zod';

export const UPSTREAMS = ['manual', 'community', 'official'] as const;
export type UpstreamName = (typeof UPSTREAMS)[number];

/** Default addresses, without HD2_URL. */
const ADDRESSES = {
  manual: 'https://helldiverstrainingmanual.com',
  community: 'https://api.helldivers2.dev',
  official: 'https://api.live.prod.thehelldiversgame.com',
} as const satisfies Record<UpstreamName, string>;

export type UpstreamSettings = {
  readonly upstream: UpstreamName;
  readonly url: URL;
  readonly contact: string;
  readonly language: string;
};

const empty = (value: unknown): unknown => (value === '' ? undefined : value);

/** The environment variables of Helldivers 2. */
export const upstreamSettings = z
  .object({
    /** If it is set, `npm start` follows the war. */
    HD2_UPSTREAM: z.preprocess(empty, z.enum(UPSTREAMS, `must be one of ${UPSTREAMS.join(', ')}`).optional()),
    /** Another address with the API of the upstream, such as a simulator on this machine. */
    HD2_URL: z.preprocess(
      empty,
      z
        .url({ protocol: /^https?$/, error: 'must be an http or https address' })
        .refine(
          (text) => !URL.canParse(text) || !new URL(text).href.includes('@'),
          'must not contain a user or a password',
        )
        .optional(),
    ),
    /** How the community's upstream can contact the operator; required by it. */
    HD2_CONTACT: z.preprocess(empty, z.string().max(200, 'must have at most 200 characters').optional()),
    /** Language of news and orders, such as en-US or de-DE. */
    HD2_LANGUAGE: z.preprocess(
      empty,
      z
        .string()
        .regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/, 'must look like en-US')
        .default('en-US'),
    ),
  })
  .superRefine((settings, context) => {
    if (settings.HD2_UPSTREAM === 'community' && settings.HD2_CONTACT === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['HD2_CONTACT'],
        message: 'is missing: the community upstream wants an e-mail address or a name to reach you',
      });
    }
  });

export const SETTING_NAMES: readonly string[] = Object.keys(upstreamSettings.shape);

type Env = Readonly<Record<string, string | undefined>>;

/** Says what is wrong with these settings, without repeating a value. */
export function findUpstreamProblems(env: Env): string[] {
  const { error } = upstreamSettings.safeParse(env);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}.`);
}

/** The settings, which `findUpstreamProblems` has checked; throws where it was not asked. */
export function readUpstreamSettings(env: Env): UpstreamSettings {
  const parsed = upstreamSettings.safeParse(env);
  if (!parsed.success) throw new TypeError(findUpstreamProblems(env).join(' '));
  const { HD2_UPSTREAM: upstream = 'manual', HD2_URL, HD2_CONTACT = '', HD2_LANGUAGE } = parsed.data;
  return {
    upstream,
    url: new URL(HD2_URL ?? ADDRESSES[upstream]),
    contact: HD2_CONTACT,
    language: HD2_LANGUAGE,
  };
}
