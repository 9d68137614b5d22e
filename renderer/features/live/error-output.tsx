interface ErrorOutputProps {
  readonly text: string;
  readonly isOpen: boolean;
  /** It is of what starts a program of the user's own, not of the program. */
  readonly isOfLauncher?: boolean;
}

/** What the run itself had to say; nothing where it said nothing. */
export function ErrorOutput({ text, isOpen, isOfLauncher = false }: ErrorOutputProps) {
  if (text.trim() === '') return null;
  return (
    <details className="error-output" open={isOpen}>
      <summary>
        Last lines {isOfLauncher ? 'the launcher' : 'the run'} wrote to its error output
      </summary>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className="log" tabIndex={0}>
        {text}
      </pre>
    </details>
  );
}
