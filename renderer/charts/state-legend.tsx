const STATES = [
  { name: 'On CPU', className: 'state-on-cpu', tip: 'Executing on a core.' },
  {
    name: 'Waiting',
    className: 'state-waiting',
    tip: 'Could execute, but no core is free for it.',
  },
  { name: 'Blocked', className: 'state-blocked', tip: 'Asleep: input or output, a lock, the GIL.' },
] as const;

/** What the colours of the state bars mean. */
export function StateLegend() {
  return (
    <ul className="legend">
      {STATES.map(({ name, className, tip }) => (
        <li key={name} data-tip={tip}>
          <span className={`swatch ${className}`} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}
