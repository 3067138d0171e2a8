/** What the war says about an order. */
export type OrderMessage = { readonly title: string | null; readonly message: string | null };

/**
 * The result of an order according to a message of the war: its title says so, or its text in capitals. A briefing has no
 * result, whatever it hopes or fears.
 */
export function readResult({ title, message }: OrderMessage): 'won' | 'lost' | null {
  const heading = title ?? '';
  if (/\bbriefing\b/i.test(heading)) return null;
  if (/\bsuccess/i.test(heading) || /\bSUCCESS/.test(message ?? '')) return 'won';
  return /\bfail/i.test(heading) || /\bFAIL/.test(message ?? '') ? 'lost' : null;
}
