import { useId } from 'react';

import { CopyButton } from './copy-button.tsx';

interface CopyBlockProps {
  readonly title: string;
  readonly text: string;
  readonly level: 3 | 4;
}

/** A text to be taken along as it is. */
export function CopyBlock({ title, text, level }: CopyBlockProps) {
  const titleId = useId();
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div className="copy-block">
      <div className="copy-head">
        <Heading id={titleId}>{title}</Heading>
        <CopyButton text={text} what={title.toLowerCase()} />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className="copy-text" tabIndex={0} aria-labelledby={titleId}>
        {text}
      </pre>
    </div>
  );
}
