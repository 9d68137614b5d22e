import type { ReactNode } from 'react';

import { coresOfRun } from '../../../contract/core-convention.ts';
import type { AppVersions } from '../../../contract/ipc.ts';
import type { ReportedRun, ReportSection } from '../../../contract/report.ts';
import { reportedPhases } from '../../../contract/reported-programs.ts';
import { CoreUsePanel } from '../../charts/core-use-chart.tsx';
import { useOwnTime } from '../../charts/use-time-zoom.ts';
import { ContentionPanel } from '../../features/gauges/contention-panel.tsx';
import { CoresPanel } from '../../features/live/cores-panel.tsx';
import { ErrorOutput } from '../../features/live/error-output.tsx';
import { Findings } from '../../features/live/findings.tsx';
import { ResultNumbers } from '../../features/live/result-numbers.tsx';
import { resultSentence } from '../../features/live/result-sentence.ts';
import { isOfProgram } from '../../features/live/run-kind.ts';
import { RunStrip } from '../../features/live/run-strip.tsx';
import { RunWarnings } from '../../features/live/run-warnings.tsx';
import { RunWorkers } from '../../features/live/run-workers.tsx';
import { VerdictNote } from '../../features/live/verdict-note.tsx';
import { notMeasured } from '../../format/gauge-words.ts';
import type { EndedPicture } from '../../stores/ended-picture.ts';
import { runMethod } from '../method-notes.ts';
import { PhasesTable } from '../parts/phases-table.tsx';
import { TimelineFigure } from '../parts/timeline-figure.tsx';
import { CodeSection } from './code-section.tsx';
import { MachineSection } from './machine-section.tsx';
import { MethodSection } from './method-section.tsx';
import { OutputSection } from './output-section.tsx';
import { ReproduceSection } from './reproduce-section.tsx';

interface RunSectionProps {
  readonly item: ReportedRun;
  readonly section: ReportSection;
  readonly versions: AppVersions;
  /** Of the headings in it. */
  readonly level: 3 | 4;
}

/** One part of the account of a run, by the parts of the live view. */
export function RunSection({ item, section, versions, level }: RunSectionProps): ReactNode {
  const { result, machine } = item;
  switch (section) {
    case 'conclusion':
      return <Outcome item={item} />;
    case 'table':
      return (
        <>
          <div className="panel run-numbers">
            <ResultNumbers result={result} />
          </div>
          <PhasesTable phases={reportedPhases(item)} />
          <ContentionPart item={item} />
          <RunWorkers view={pictureOf(item).view} />
        </>
      );
    case 'charts':
      return <Charts item={item} />;
    case 'verdicts':
      return result.verdict !== null && <VerdictNote verdict={result.verdict} isUnfolded />;
    case 'output':
      return <OutputSection item={item} level={level} />;
    case 'code':
      return <CodeSection code={item.code} level={level} />;
    case 'method':
      return <MethodSection notes={runMethod(result)} />;
    case 'machine':
      return (
        <MachineSection
          machine={machine}
          runtimes={item.header.runtime}
          versions={versions}
          level={level}
        />
      );
    case 'reproduce':
      return <ReproduceSection item={item} level={level} />;
  }
}

function Outcome({ item }: { readonly item: ReportedRun }) {
  const { result } = item;
  const { view } = pictureOf(item);
  return (
    <div className="panel run-outcome">
      <RunStrip view={view} isInterrupted={false} isTimed={false} />
      <p className={`result-sentence result-${result.state}`}>{resultSentence(result)}</p>
      <Findings result={result} />
      <ErrorOutput text={result.stderrTail} isOpen isOfLauncher={isOfProgram(result)} />
      <RunWarnings result={result} />
    </div>
  );
}

/** Of a run without samples it says nothing: the charts say why there are none. */
function ContentionPart({ item }: { readonly item: ReportedRun }) {
  const { contention } = pictureOf(item);
  if (contention === null) return null;
  const { part, gauges } = contention;
  return (
    <ContentionPanel {...{ part, gauges }} workers={item.header.workers} missing={notMeasured} />
  );
}

function Charts({ item }: { readonly item: ReportedRun }) {
  const { chart, view, timeline } = pictureOf(item);
  const { logicalCores, effectiveCores } = item.machine;
  const machine = {
    logicalCores,
    effectiveCores: coresOfRun(effectiveCores, item.result.cores),
  };
  return (
    <>
      <div className="live-charts">
        <CoreUsePanel view={chart} machine={machine} time={useOwnTime()} track={null} />
        <CoresPanel view={view} logicalCores={logicalCores} moment="" />
      </div>
      {timeline !== null && <TimelineFigure still={timeline} />}
    </>
  );
}

/** The contract knows no stores: main made it by `endedPicture`. */
function pictureOf({ picture }: ReportedRun): EndedPicture {
  return picture as EndedPicture;
}
