import type { AppVersions } from '../../../contract/ipc.ts';
import type { MachineCard, RuntimeOnCard } from '../../../contract/machine-card.ts';
import type { RuntimeRef } from '../../../contract/run.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { MachineList, RuntimeList } from '../../features/machine/machine-list.tsx';
import { machineRows } from '../../features/machine/machine-rows.ts';

interface MachineSectionProps {
  readonly machine: MachineCard;
  /** Those that ran: with what they can do, or by their versions alone. */
  readonly runtimes: readonly RuntimeOnCard[] | RuntimeRef;
  readonly versions: AppVersions;
  readonly level: 3 | 4;
}

/** What it was measured on, with which interpreters, and by which Corelane it was written down. */
export function MachineSection(props: MachineSectionProps) {
  const { machine, runtimes, versions, level } = props;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div className="panel machine-columns">
      <div>
        <Heading>Machine</Heading>
        <MachineList rows={machineRows(machine)} />
      </div>
      <div>
        <Heading>{'kind' in runtimes ? 'Runtime' : 'Runtimes'}</Heading>
        {'kind' in runtimes ? <Runtime runtime={runtimes} /> : <RuntimeList runtimes={runtimes} />}
        <Heading>This report was made by</Heading>
        <dl className="machine-rows">
          {versionRows(versions).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

function Runtime({ runtime: { kind, version, executable } }: { readonly runtime: RuntimeRef }) {
  return (
    <dl className="machine-rows">
      <div>
        <dt>
          {kindName(kind)} {version}
        </dt>
        <dd>
          <bdi className="path">{executable}</bdi>
        </dd>
      </div>
    </dl>
  );
}

/** The command line has no Electron to name. */
function versionRows({ app, electron, chromium, node }: AppVersions) {
  const rows: readonly (readonly [label: string, value: string])[] = [
    ['Corelane', app],
    ['Electron', electron],
    ['Chromium', chromium],
    ['Node.js', node],
  ];
  return rows.filter(([, value]) => value !== '');
}
