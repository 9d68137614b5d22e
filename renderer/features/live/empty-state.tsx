import { commandName } from '../../../contract/command-name.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { CoreBars } from '../../charts/core-bars.tsx';
import { useCoreScale } from '../../charts/core-scale.ts';
import { coreUseText } from '../../format/core-use.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';
import { CORE_POINTS } from '../../stores/live-view.ts';
import { useIsProgram } from '../command/use-program.ts';
import { useLaunch } from '../launch/use-launch.ts';
import { useRunCheck } from '../launch/use-run-check.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { runCommand } from '../shell/commands.ts';
import { Icon } from '../shell/icon.tsx';
import { MonitorCost } from './monitor-cost.tsx';

/** Before the first run: what to do, and what the machine does meanwhile. */
export function EmptyState() {
  const model = useApp();
  const { request } = useRunCheck();
  const subject = useSubject(request);
  const { coreBusy, coreHistory, othersCoresUsed } = useReadable(model.live.view);
  const scale = useCoreScale();
  const isExperimenting = isUnderWay(useReadable(model.experiment.view).state);
  return (
    <div className="empty-state">
      <div className="empty-card">
        <h2>No run yet</h2>
        <p>
          Pick a workload and a strategy on the left: they are real programs, run on an interpreter
          of this machine; or give a program of your own. Press Run and watch what every core and
          every worker does. Then change the strategy alone, run again, and compare the two results.
        </p>
        <button
          type="button"
          className="button button-primary"
          disabled={request === null || isExperimenting}
          onClick={() => runCommand(model, 'run')}
        >
          <Icon name="play" />
          Run this: {subject}
        </button>
      </div>
      <div className="panel empty-machine">
        <h2 className="panel-title">This machine, now</h2>
        <CoreBars
          count={model.facts.machine.logicalCores}
          coreBusy={coreBusy}
          history={coreHistory}
          places={CORE_POINTS}
          span="now"
        />
        <p className="empty-machine-note">
          <span>Other programs: {coreUseText(othersCoresUsed, scale)} used</span>
          <MonitorCost />
        </p>
      </div>
    </div>
  );
}

/** What Run would start, in a few words. */
function useSubject(request: RunRequest | null): string {
  const { workload, strategy } = useLaunch();
  const isProgram = useIsProgram();
  if (request?.command !== undefined) return commandName(request.command);
  return isProgram ? 'your program' : `${workload?.label ?? ''} · ${strategy?.label ?? ''}`;
}
