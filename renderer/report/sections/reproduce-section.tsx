import type { ReportedItem } from '../../../contract/report.ts';
import { CopyBlock } from '../parts/copy-block.tsx';

interface ReproduceSectionProps {
  readonly item: ReportedItem;
  readonly level: 3 | 4;
}

/** What makes the same again, on a machine that has the same runtimes. */
export function ReproduceSection({ item, level }: ReproduceSectionProps) {
  if (item.kind === 'run') {
    return <CopyBlock title="Command line" text={item.commandLine} level={level} />;
  }
  return (
    <>
      {item.commandLine !== null && (
        <CopyBlock title="Command line" text={item.commandLine} level={level} />
      )}
      <CopyBlock title="Experiment file" text={item.experimentFile} level={level} />
      <p className="report-aside">
        The order of the runs comes from the seed in it: the same file gives the same order on every
        machine.
      </p>
    </>
  );
}
