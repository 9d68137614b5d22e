import { useEffect } from 'react';

import type { ExperimentPlan, ExperimentSpec } from '../../../../contract/experiment.ts';
import { formatEstimate } from '../../../format/duration.ts';
import { formatCount } from '../../../format/quantity.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { OmittedList } from '../omitted-list.tsx';
import { useCompare } from '../use-compare.ts';

/** What the panel, as it stands, would do: how many runs, how long, what is left out and why. */
export function PlanSummary() {
  const { compare } = useApp();
  const { check } = useCompare();
  const { plan, error, isPending } = useReadable(compare.plan);
  // Compared by its words: the panel is read anew at every drawing.
  const specText = JSON.stringify(check.spec);
  useEffect(
    () => compare.requestPlan(JSON.parse(specText) as ExperimentSpec | null),
    [compare, specText],
  );
  return (
    <div className="plan-summary" aria-busy={isPending} aria-live="polite">
      {error !== null && (
        <p className="start-error" role="alert">
          {error.message}
        </p>
      )}
      {plan !== null && <PlanText plan={plan} />}
    </div>
  );
}

function PlanText({ plan }: { readonly plan: ExperimentPlan }) {
  const { configurations, omitted, warnings } = plan;
  return (
    <>
      <p className="plan-line">
        <strong>{countText(configurations.length, 'configuration')}</strong>
        {' · '}
        {runsText(plan)}
        {' · '}
        <span data-tip="From runs of the same kind that are known here; the pause between runs is part of it.">
          {timeText(plan)}
        </span>
      </p>
      <OmittedList omitted={omitted} />
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="plan-warning">
          <Icon name="warning" />
          {message}
        </p>
      ))}
    </>
  );
}

function countText(count: number, name: string): string {
  return `${formatCount(count)} ${name}${count === 1 ? '' : 's'}`;
}

function runsText({ leastRuns, mostRuns }: ExperimentPlan): string {
  return leastRuns === mostRuns
    ? countText(leastRuns, 'run')
    : `${formatCount(leastRuns)} to ${formatCount(mostRuns)} runs`;
}

function timeText({ expectedMs }: ExperimentPlan): string {
  if (expectedMs === null) return 'time not known yet';
  const least = formatEstimate(expectedMs.least);
  const most = formatEstimate(expectedMs.most);
  return least === most ? least : `${least} to ${most.replace('about ', '')}`;
}
