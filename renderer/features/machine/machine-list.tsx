import type { RuntimeOnCard } from '../../../contract/machine-card.ts';
import { Term } from '../live/figure.tsx';
import { type MachineRow, runtimeRow } from './machine-rows.ts';

/** A machine card, a line a fact. */
export function MachineList({ rows }: { readonly rows: readonly MachineRow[] }) {
  return (
    <dl className="machine-rows">
      {rows.map(({ label, value, tip }) => (
        <div key={label}>
          <dt>
            <Term label={label} tip={tip} />
          </dt>
          <dd className={value === 'unknown' ? 'missing' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Runtimes with what they can do and where they lie. */
export function RuntimeList({ runtimes }: { readonly runtimes: readonly RuntimeOnCard[] }) {
  return (
    <dl className="machine-rows">
      {runtimes.map((runtime) => {
        const { label, value, tip } = runtimeRow(runtime);
        return (
          <div key={runtime.id}>
            <dt>{label}</dt>
            <dd>
              {value}
              <span className="path">{tip}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
