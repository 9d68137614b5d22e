import type { ReactNode } from 'react';

import type { AppVersions } from '../../../contract/ipc.ts';
import type { ReportedExperiment, ReportSection } from '../../../contract/report.ts';
import { reportedPhases } from '../../../contract/reported-programs.ts';
import { CompareCharts } from '../../features/compare/result/compare-charts.tsx';
import { Conclusion } from '../../features/compare/result/conclusion.tsx';
import { ConfigurationTable } from '../../features/compare/result/configuration-table.tsx';
import { WarningsList } from '../../features/compare/result/warnings-list.tsx';
import { experimentMethod } from '../method-notes.ts';
import { PhasesTable } from '../parts/phases-table.tsx';
import { CodeSection } from './code-section.tsx';
import { MachineSection } from './machine-section.tsx';
import { MethodSection } from './method-section.tsx';
import { OutputSection } from './output-section.tsx';
import { ReproduceSection } from './reproduce-section.tsx';
import { VerdictList } from './verdict-list.tsx';

interface ExperimentSectionProps {
  readonly item: ReportedExperiment;
  readonly section: ReportSection;
  readonly versions: AppVersions;
  /** Of the headings in it. */
  readonly level: 3 | 4;
}

/** One part of the account of an experiment, by the window's own parts. */
export function ExperimentSection(props: ExperimentSectionProps): ReactNode {
  const { item, section, versions, level } = props;
  const { result } = item;
  switch (section) {
    case 'conclusion':
      return (
        <>
          <Conclusion result={result} isUnfolded />
          <WarningsList result={result} />
        </>
      );
    case 'table':
      return (
        <>
          <ConfigurationTable result={result} />
          <PhasesTable phases={reportedPhases(item)} />
        </>
      );
    case 'charts':
      return <CompareCharts result={result} isUnderWay={false} />;
    case 'verdicts':
      return <VerdictList result={result} level={level} />;
    case 'output':
      return <OutputSection item={item} level={level} />;
    case 'code':
      return <CodeSection code={item.code} level={level} />;
    case 'method':
      return <MethodSection notes={experimentMethod(result)} />;
    case 'machine':
      return (
        <MachineSection
          machine={result.machine}
          runtimes={result.runtimes}
          versions={versions}
          level={level}
        />
      );
    case 'reproduce':
      return <ReproduceSection item={item} level={level} />;
  }
}
