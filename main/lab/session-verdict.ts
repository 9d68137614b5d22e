import type { Failure } from '../../contract/result.ts';

/** What the protocol makes of a message. `fatal`: some number of the run has lost its meaning. */
export type Verdict =
  | { readonly verdict: 'accepted'; readonly oddity: Failure | null }
  | { readonly verdict: 'ignored'; readonly oddity: Failure }
  | { readonly verdict: 'fatal'; readonly error: Failure };

export const ACCEPTED: Verdict = { verdict: 'accepted', oddity: null };

export function ignored(code: string, message: string): Verdict {
  return { verdict: 'ignored', oddity: { code, message } };
}

export function fatal(code: string, message: string): Verdict {
  return { verdict: 'fatal', error: { code, message } };
}

export function fatalOrder(what: string): Verdict {
  return fatal('out-of-order', `The run host ${what}: its figures can't be trusted.`);
}
