import type { ReactNode } from 'react';

interface SectionBlockProps {
  /** Of the heading. */
  readonly id: string;
  readonly title: string;
  readonly level: 2 | 3;
  readonly children: ReactNode;
}

/** A part of the report under its heading. */
export function SectionBlock({ id, title, level, children }: SectionBlockProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="report-section">
      <Heading id={id} className="report-heading">
        <bdi>{title}</bdi>
      </Heading>
      {children}
    </section>
  );
}
