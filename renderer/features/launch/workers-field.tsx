import { MAX_WORKERS } from '../../../contract/limits.ts';
import { useApp } from '../shell/app-context.ts';
import { hasOneWorker } from './check-launch.ts';
import { useLaunch } from './use-launch.ts';
import { coreMarks, sliderIndex, sliderSteps } from './worker-scale.ts';

const HELP = 'More workers than cores take turns on the cores.';

/** How many workers: a slider around the machine's cores, and a number beyond it. */
export function WorkersField() {
  const { facts } = useApp();
  const { store, draft, strategy, check } = useLaunch();
  const isFixed = hasOneWorker(draft, facts.catalogue);
  const error = isFixed ? undefined : check.errors['workers'];
  return (
    <div className={isFixed ? 'field field-disabled' : 'field'}>
      <div className="row-field">
        <label htmlFor="workers" data-tip={HELP}>
          Workers
        </label>
        <span className={error === undefined ? 'number-box' : 'number-box number-box-invalid'}>
          <input
            id="workers"
            type="number"
            inputMode="numeric"
            step={1}
            min={1}
            max={MAX_WORKERS}
            value={isFixed ? '1' : draft.workersText}
            disabled={isFixed}
            aria-invalid={error !== undefined}
            aria-describedby="workers-help workers-error"
            onChange={(event) => store.change({ workersText: event.target.value })}
          />
          <span className="unit">{isFixed ? 'worker' : strategy?.workersMeaning}</span>
        </span>
        <p id="workers-error" className="field-error" role="alert">
          {error}
        </p>
      </div>
      <WorkersSlider isDisabled={isFixed} />
      <p id="workers-help" className={isFixed ? 'field-help' : 'visually-hidden'}>
        {isFixed ? 'Sequential runs one task after another: it always has one worker.' : HELP}
      </p>
    </div>
  );
}

function WorkersSlider({ isDisabled }: { readonly isDisabled: boolean }) {
  const { machine } = useApp().facts;
  const { store, draft } = useLaunch();
  const steps = sliderSteps(machine.logicalCores);
  const workers = isDisabled ? 1 : Number(draft.workersText);
  const places = Math.max(1, steps.length - 1);
  return (
    <div className="slider">
      <input
        type="range"
        aria-label="Worker count"
        aria-valuetext={String(workers)}
        min={0}
        max={steps.length - 1}
        step={1}
        value={sliderIndex(steps, workers)}
        disabled={isDisabled}
        onChange={(event) =>
          store.change({ workersText: String(steps[Number(event.target.value)] ?? 1) })
        }
      />
      <div className="slider-marks" aria-hidden="true">
        {coreMarks(machine).map((mark) => (
          <span
            key={mark.workers}
            className="slider-mark"
            style={{ left: `${(sliderIndex(steps, mark.workers) / places) * 100}%` }}
          >
            {mark.workers}
          </span>
        ))}
        <span className="slider-mark slider-end">{steps.at(-1)}</span>
      </div>
      <p className="slider-caption">
        Cores:{' '}
        {coreMarks(machine)
          .map(({ workers, label }) => `${workers} ${label}`)
          .join(' · ')}
      </p>
    </div>
  );
}
