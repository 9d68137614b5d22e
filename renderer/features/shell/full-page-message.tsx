interface FullPageMessageProps {
  readonly title: string;
  readonly message: string;
  readonly detail: string | null;
  readonly actionLabel: string | null;
  readonly onAction: () => void;
}

/** Stands in for the whole window when there is nothing else to show. */
export function FullPageMessage(props: FullPageMessageProps) {
  const { title, message, detail, actionLabel, onAction } = props;
  return (
    <main className="full-page">
      <div className="full-page-card" role="alert">
        <h1>{title}</h1>
        <p>{message}</p>
        {detail !== null && <pre className="log">{detail}</pre>}
        {actionLabel !== null && (
          <button type="button" className="button button-primary" onClick={onAction}>
            {actionLabel}
          </button>
        )}
      </div>
    </main>
  );
}
