import { createRefuse } from '../errors/api-error.ts';
import type { ApiErrorTexts } from '../errors/error-catalogue.ts';

const HELLDIVERS1_API_ERRORS = {
  NO_KEY: {
    status: 400,
    say: 'This needs a key with the scope track.',
    tip: 'Send "Authorization: Bearer KEY".',
  },
  SEASON_UNKNOWN: {
    status: 404,
    say: "Couldn't find campaign with season {season}",
    tip: '/api/h1/seasons lists every war.',
  },
  SEASON_FAILED: {
    status: 500,
    say: 'War {season} is not stored, and the upstream gave no archive of it: {reason}.',
    tip: 'Try again in a minute, or in ten where its answer was rejected.',
  },
  SEASON_BUSY: {
    status: 503,
    say: 'War {season} is not stored, and too many others are asked of the upstream at the moment.',
    tip: 'Try again in ten seconds.',
  },
  NOTHING_YET: {
    status: 500,
    say: 'No campaign data',
    tip: 'Set HD1_FOLLOW=yes and wait for the first poll, or import recorded answers.',
  },
  UPDATE_FAILED: {
    status: 500,
    say: 'The update failed: {reason}.',
    tip: 'What was stored has not changed. Try again in a minute.',
  },
  FORM_NEEDED: {
    status: 400,
    say: 'Invalid Content Type',
    tip: 'Send multipart/form-data or application/x-www-form-urlencoded.',
  },
  NO_ACTION: { status: 400, say: 'No action set', tip: 'Send the field action.' },
  ACTION_UNKNOWN: {
    status: 400,
    say: 'Invalid action',
    tip: 'Send action=get_campaign_status or action=get_snapshots.',
  },
  BAD_ARGUMENTS: {
    status: 400,
    say: 'Missing or invalid arguments',
    tip: 'get_snapshots takes season, get_campaign_status takes nothing else.',
  },
  NOT_STORED: { status: 404, say: 'Not found', tip: '/api/h1/seasons lists every war.' },
} as const satisfies ApiErrorTexts;

/** Builds an error about Helldivers 1: `throw refuse('SEASON_UNKNOWN', { season })`. */
export const refuse = createRefuse(HELLDIVERS1_API_ERRORS);
