import { useMemo, useState } from 'react';

import { basesOf, basesOfResult, type CoreBases } from '../../contract/core-convention.ts';
import { comparedTitle } from '../../contract/machine-columns.ts';
import type { Report, ReportedItem } from '../../contract/report.ts';
import { type OutlineItem, outlineOf } from '../../contract/report-outline.ts';
import { FigurePrefix } from '../charts/figure-id.ts';
import { ShownContext } from '../features/shell/app-context.ts';
import { GivenCoreScale } from '../features/shell/core-scale-of.tsx';
import { Notices } from '../features/shell/notices.tsx';
import { Tooltip } from '../features/shell/tooltip.tsx';
import { NoticeStore } from '../stores/notice-store.ts';
import { Contents } from './parts/contents.tsx';
import { ReportHeader } from './parts/report-header.tsx';
import { SectionBlock } from './parts/section-block.tsx';
import { ExperimentSection } from './sections/experiment-section.tsx';
import { MachinesSection } from './sections/machines-section.tsx';
import { RunSection } from './sections/run-section.tsx';
import { shownModel } from './shown-model.ts';

const COMPARED_ID = 'machines';

interface ReportPageProps {
  readonly report: Report;
  readonly first: ReportedItem;
}

/** A report as it is read: of one item its sections, of several a table of them first. */
export function ReportPage({ report, first }: ReportPageProps) {
  const [notices] = useState(() => new NoticeStore());
  const model = useMemo(() => shownModel(report, first, notices), [report, first, notices]);
  const items = useMemo(() => outlineOf(report), [report]);
  const experiments = report.items.flatMap((item) =>
    item.kind === 'experiment' ? [item.result] : [],
  );
  const comparedName = experiments.length > 1 ? comparedTitle(experiments) : null;
  return (
    <ShownContext value={model}>
      <div className="report-page">
        <ReportHeader report={report} />
        <Contents items={items} compared={comparedName} comparedId={COMPARED_ID} />
        <main className="report-main">
          {comparedName !== null && (
            <SectionBlock id={COMPARED_ID} title={comparedName} level={2}>
              <MachinesSection results={experiments} />
            </SectionBlock>
          )}
          {items.map((item, index) => (
            <Item key={item.id} report={report} outline={item} index={index} notices={notices} />
          ))}
        </main>
      </div>
      <Notices />
      <Tooltip />
    </ShownContext>
  );
}

interface ItemProps {
  readonly report: Report;
  readonly outline: OutlineItem;
  /** Its place in the report, from 0. */
  readonly index: number;
  readonly notices: NoticeStore;
}

/** One run or experiment; its heading only where there are others. */
function Item({ report, outline, index, notices }: ItemProps) {
  const { item, title, id } = outline;
  const model = useMemo(() => shownModel(report, item, notices), [report, item, notices]);
  const isAlone = title === '';
  return (
    <ShownContext value={model}>
      <GivenCoreScale convention={report.convention} bases={basesOfItem(item)}>
        <FigurePrefix value={isAlone ? '' : `${id}-`}>
          <div data-report-item={index}>
            {isAlone ? (
              <Sections report={report} outline={outline} level={2} />
            ) : (
              <SectionBlock id={id} title={title} level={2}>
                <Sections report={report} outline={outline} level={3} />
              </SectionBlock>
            )}
          </div>
        </FigurePrefix>
      </GivenCoreScale>
    </ShownContext>
  );
}

function basesOfItem(item: ReportedItem): CoreBases {
  return item.kind === 'run'
    ? basesOfResult(item.result)
    : basesOf(item.result.machine, item.result.spec.cores);
}

interface SectionsProps {
  readonly report: Report;
  readonly outline: OutlineItem;
  readonly level: 2 | 3;
}

function Sections({ report: { versions }, outline, level }: SectionsProps) {
  const { item, sections } = outline;
  const inner = level === 2 ? 3 : 4;
  return sections.map(({ section, title, id }) => (
    <SectionBlock key={id} id={id} title={title} level={level}>
      {item.kind === 'experiment' ? (
        <ExperimentSection item={item} section={section} versions={versions} level={inner} />
      ) : (
        <RunSection item={item} section={section} versions={versions} level={inner} />
      )}
    </SectionBlock>
  ));
}
