import { useApp } from '../shell/app-context.ts';
import { useIsProgram } from './use-program.ts';

/** Whether what is run is one of the workloads that come along, or a program of the user's own. */
export function ProgramSwitch() {
  const { command } = useApp();
  const isProgram = useIsProgram();
  const choices = [
    { label: 'Workload', isChosen: !isProgram },
    { label: 'Your own program', isChosen: isProgram },
  ];
  return (
    <div className="segmented program-switch" role="group" aria-label="What is run">
      {choices.map(({ label, isChosen }) => (
        <button
          key={label}
          type="button"
          className="segment"
          aria-pressed={isChosen}
          onClick={() => command.change({ isChosen: label !== 'Workload' })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
