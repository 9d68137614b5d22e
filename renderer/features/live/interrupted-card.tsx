import { formatCount } from '../../format/quantity.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

/** In the place of a result that there never was. */
export function InterruptedCard() {
  const { tasksDone, tasksTotal } = useReadable(useApp().live.view);
  return (
    <section className="panel result-card" aria-label="Result">
      <p className="result-sentence">This run has no result: Corelane ended before it did.</p>
      <p>
        {tasksTotal === null || tasksDone === null
          ? 'Its work had not begun.'
          : `${formatCount(tasksDone)} of ${formatCount(tasksTotal)} tasks had ended when it was last seen.`}{' '}
        What was recorded until then is below; the numbers of the workers are those of the last
        moment.
      </p>
    </section>
  );
}
