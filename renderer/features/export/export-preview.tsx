import type { Preview } from '../../stores/export-store.ts';

/** How the report begins. */
export function ExportPreview({ preview }: { readonly preview: Preview }) {
  return (
    <div
      className="export-preview"
      role="group"
      aria-label="Preview"
      aria-busy={preview.state === 'drawing'}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      {preview.state === 'shown' && (
        <img src={preview.image} alt="First page of the report, as it will look" />
      )}
      {preview.state === 'drawing' && <p role="status">Drawing a preview…</p>}
      {preview.state === 'failed' && (
        <p className="field-error" role="alert">
          {preview.error.message}
        </p>
      )}
    </div>
  );
}
