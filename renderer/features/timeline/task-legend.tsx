const MARKS = [
  {
    name: 'Task',
    className: 'task-mark',
    tip: 'A task runs. Far away: how busy tasks keep the worker.',
  },
  {
    name: 'Queue wait',
    className: 'queue-mark',
    tip: 'A task was handed out and waits for its worker. Seen when close enough.',
  },
  {
    name: 'Transfer',
    className: 'transfer-mark',
    tip: 'A task has ended and its result is on its way from the worker to the host. Seen when close enough.',
  },
  { name: 'No sample', className: 'gap-mark', tip: 'Nothing is known of this time.' },
  { name: 'Failed', className: 'failed-mark', tip: 'A task that ended with an error.' },
] as const;

/** What the marks of the strips of tasks mean. */
export function TaskLegend({ hasTasks }: { readonly hasTasks: boolean }) {
  const marks = MARKS.filter(({ name }) => hasTasks || name === 'No sample');
  return (
    <ul className="legend">
      {marks.map(({ name, className, tip }) => (
        <li key={name} data-tip={tip}>
          <span className={`swatch ${className}`} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}
