import type { ExportedReport } from '../../../contract/report-export.ts';
import type { Failure } from '../../../contract/result.ts';
import { formatCount } from '../../format/quantity.ts';
import { useApp } from '../shell/app-context.ts';
import { writtenNames } from './written-names.ts';

interface ExportOutcomeProps {
  readonly error: Failure | null;
  /** What is there, also when something failed afterwards; `null`: nothing. */
  readonly exported: ExportedReport | null;
}

/** What came of an export: what went wrong, what is there, and what could not be put in. */
export function ExportOutcome({ error, exported }: ExportOutcomeProps) {
  return (
    <>
      {error !== null && <p className="field-error">{error.message}</p>}
      {exported !== null && <Written exported={exported} />}
      {exported?.notes.map((note) => (
        <p key={note} className="field-help">
          {note}
        </p>
      ))}
    </>
  );
}

function Written({ exported }: { readonly exported: ExportedReport }) {
  const { paths, folder } = exported;
  const [first] = paths;
  const isPartial = exported.isCancelled || exported.failure !== null;
  return (
    <>
      <p>
        {writtenText(exported)} {first !== undefined && `in ${folder}. `}
        {first !== undefined && <ShowButton path={first} />}
      </p>
      {isPartial && first !== undefined && (
        <p className="field-help">Complete: {writtenNames(paths, folder).join(', ')}</p>
      )}
    </>
  );
}

function ShowButton({ path }: { readonly path: string }) {
  const { bridge, notices } = useApp();
  const handleShow = async () => {
    const answer = await bridge.request('file:reveal', path);
    if (!answer.ok) notices.addProblem(answer.error);
  };
  return (
    <button type="button" className="link-button" onClick={() => void handleShow()}>
      Show in folder
    </button>
  );
}

function writtenText({ paths: { length }, isCancelled, failure }: ExportedReport): string {
  if (length === 0) return isCancelled ? 'Cancelled: nothing was written.' : 'Nothing was written.';
  const written = `${formatCount(length)} ${length === 1 ? 'file was' : 'files were'} written`;
  if (failure !== null) return `Before that, ${written}`;
  return isCancelled ? `Cancelled: ${written}` : written;
}
