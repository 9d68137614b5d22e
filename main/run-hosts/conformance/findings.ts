import { type Rule, type RuleId, rules } from './rules.ts';

const MAX_BREACHES_SHOWN = 3;

/** What became of one rule. */
export interface RuleReport extends Rule {
  readonly id: RuleId;
  readonly result: 'passed' | 'broken' | 'not-applicable';
  /** What was seen where it was broken, the first few times; otherwise why it does not apply. */
  readonly seen: readonly string[];
}

/** Gathers what is found out about each rule, over many starts of the host. */
export class Findings {
  readonly #breaches = new Map<RuleId, string[]>();
  readonly #kept = new Set<RuleId>();
  readonly #excuses = new Map<RuleId, string>();

  /** The rule was tried once; `seen` says how it was broken, and is absent where it was kept. */
  note(rule: RuleId, seen: string | null): void {
    if (seen === null) this.#kept.add(rule);
    else this.#breaches.set(rule, [...(this.#breaches.get(rule) ?? []), seen]);
  }

  /** Why the rule can't be tried with this host, or on this system. */
  excuse(rule: RuleId, reason: string): void {
    this.#excuses.set(rule, reason);
  }

  report(): readonly RuleReport[] {
    return rules.map((rule) => this.#reportOf(rule));
  }

  #reportOf(rule: Rule & { readonly id: RuleId }): RuleReport {
    const breaches = this.#breaches.get(rule.id) ?? [];
    if (breaches.length > 0)
      return { ...rule, result: 'broken', seen: shortened([...new Set(breaches)]) };
    if (this.#kept.has(rule.id)) return { ...rule, result: 'passed', seen: [] };
    const excuse = this.#excuses.get(rule.id) ?? 'It could not be tried with this host.';
    return { ...rule, result: 'not-applicable', seen: [excuse] };
  }
}

function shortened(breaches: readonly string[]): readonly string[] {
  const more = breaches.length - MAX_BREACHES_SHOWN;
  const shown = breaches.slice(0, MAX_BREACHES_SHOWN);
  return more <= 0 ? shown : [...shown, `… and ${more} more like these.`];
}
