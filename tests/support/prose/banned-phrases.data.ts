// Phrases that are hard to read for a stranger, and what to write instead.

type BannedPhrase = { readonly pattern: RegExp; readonly instead: string };

export const BANNED_PHRASES: readonly BannedPhrase[] = [
  {
    pattern:
      /(?<!\bthere )\bis no (?:number|file|plain|regular|period|month|name|map|round|player|command|backup|JSON|key)\b/gi,
    instead: 'is not a ...',
  },
  { pattern: /\bin mid [a-z]+/gi, instead: 'mid-round, during the round' },
  { pattern: /\bmend(?:s|ed|ing)?\b/gi, instead: 'fix, repair, correct' },
  { pattern: /\breckon(?:s|ed|ing)?\b/gi, instead: 'compute, count, assume' },
  { pattern: /\b(?:is|are|was|be) heard\b|\bhears\b/gi, instead: 'is received, is rethrown; is called with' },
  { pattern: /\b(?:is|are|was|were|be) told\b/gi, instead: 'is notified, gets an error, is logged' },
  { pattern: /\bwhoever\b/gi, instead: 'people who, the process that' },
  { pattern: /\bany more\b/gi, instead: 'no longer' },
  { pattern: /\bfor ever\b/gi, instead: 'forever, without a limit' },
  { pattern: /\bgr(?:ow|ows|ew|own) old\b/gi, instead: 'expire' },
  { pattern: /\b(?:he|him|his|himself)\b/gi, instead: 'they, them, their' },
];
