import type { OutlineItem } from '../../../contract/report-outline.ts';

interface ContentsProps {
  readonly items: readonly OutlineItem[];
  /** The heading under which experiments stand side by side; `null`: there is none. */
  readonly compared: string | null;
  readonly comparedId: string;
}

/** The way to each part of the report. */
export function Contents({ items, compared, comparedId }: ContentsProps) {
  return (
    <nav className="report-contents" aria-label="Contents">
      <ul>
        {compared !== null && (
          <li>
            <a href={`#${comparedId}`}>{compared}</a>
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
