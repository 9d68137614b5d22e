import { isAttached } from '../../contract/command-request.ts';
import { type Verdict, VERDICT_IDS, type VerdictId } from '../../contract/verdict.ts';
import { memoryBound, oversubscribed, scalesWell, singleWorker } from './core-rules.ts';
import { eventLoopBlocked } from './event-loop-rule.ts';
import { coresOf, coresUsedOf, type Finding, type Rule } from './finding.ts';
import { imbalanced } from './imbalance-rule.ts';
import { ioBound } from './io-rule.ts';
import type { JudgedRun, VerdictBaseline } from './judged-run.ts';
import { lockBound } from './lock-rule.ts';
import { noisy, throttled, tooShort } from './measuring-rules.ts';
import { overheadDominated } from './overhead-rule.ts';
import { type RunFacts, runFacts } from './run-facts.ts';
import { serialPart } from './serial-part.ts';
import { gilBound, serialised } from './turns-rules.ts';
import { unknowns } from './unknowns.ts';

const RULES: Readonly<Record<Exclude<VerdictId, 'unclear'>, Rule>> = {
  'too-short': tooShort,
  noisy,
  throttled,
  'event-loop-blocked': eventLoopBlocked,
  'lock-bound': lockBound,
  'gil-bound': gilBound,
  serialised,
  'overhead-dominated': overheadDominated,
  imbalanced,
  oversubscribed,
  'io-bound': ioBound,
  'memory-bound': memoryBound,
  'single-worker': singleWorker,
  'scales-well': scalesWell,
};

/**
 * What limited a run, by docs/verdicts.md: the first rule that matches, in the order of
 * `VERDICT_IDS`, and what else matched. From totals of the whole run, never from single samples.
 *
 * @param baseline the same work, to be held against; only with it memory and a factor can be told
 * @returns `null` for a run that did not complete, and for one whose digest is in doubt
 */
export function judgeRun(run: JudgedRun, baseline: VerdictBaseline | null = null): Verdict | null {
  // A process that was only watched has no digest, and no other work to be told from.
  if (run.state !== 'completed' || (run.digest === null && !isAttached(run))) return null;
  const facts = runFacts(run, baseline);
  if (facts === null) return unjudgeable();
  const matches = VERDICT_IDS.flatMap((id) => {
    const finding = id === 'unclear' ? null : RULES[id](facts);
    return finding === null ? [] : [{ id, finding }];
  });
  const [first, ...rest] = matches;
  const { id, finding } = first ?? {
    id: 'unclear' as const,
    finding: serialPart(facts) ?? nothingStandsOut(facts),
  };
  return {
    id,
    ...finding,
    also: rest.map((other) => ({ id: other.id, sentence: other.finding.sentence })),
    unknown: unknowns(facts),
  };
}

function nothingStandsOut(facts: RunFacts): Finding {
  const { coresUsed, run } = facts;
  return {
    sentence: `No single limit stands out: ${coresOf(coresUsed, run.effectiveCores)} were used.`,
    evidence: [coresUsedOf(facts)],
    next: 'Repeat it with more work, and look at the workers’ states over time.',
  };
}

function unjudgeable(): Verdict {
  return {
    id: 'unclear',
    sentence: 'The run completed, but gave no account of its time to judge it by.',
    evidence: [],
    next: 'Check the run host: its “finished” message carries the times.',
    also: [],
    unknown: ['Wall time or CPU time of the run are not known.'],
  };
}
