import type { OutlineItem } from '../../../contract/report-outline.ts';

interface ContentsProps {
  readonly items: readonly OutlineItem[];
  /** Of the heading under which machines stand side by side; `null`: there is none. */
  readonly machinesId: string | null;
}

/** The way to each part of the report. */
export function Contents({ items, machinesId }: ContentsProps) {
  return (
    <nav className="report-contents" aria-label="Contents">
      <ul>
        {machinesId !== null && (
          <li>
            <a href={`#${machinesId}`}>Machines compared</a>
          </li>
        )}
        {items.map(({ id, title, sections }) =>
          title === '' ? (
            sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))
          ) : (
            <li key={id}>
              <a href={`#${id}`}>
                <bdi>{title}</bdi>
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
