import type { Strategy } from '../../../contract/catalogue.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { ModalDialog } from '../shell/modal-dialog.tsx';
import { CodeFiles } from './code-files.tsx';
import type { CodeView } from './code-store.ts';

/** The files that run, as they stand on disk, over the rest of the window. */
export function CodeDialog() {
  const { code } = useApp();
  const view = useReadable(code.view);
  return (
    <ModalDialog
      isOpen={view.state !== 'closed'}
      className="code-dialog"
      labelledBy="code-title"
      onClose={code.close}
    >
      {view.state !== 'closed' && <CodeContent view={view} onClose={code.close} />}
    </ModalDialog>
  );
}

interface CodeContentProps {
  readonly view: Exclude<CodeView, { readonly state: 'closed' }>;
  readonly onClose: () => void;
}

function CodeContent({ view, onClose }: CodeContentProps) {
  const { strategies, workloads } = useApp().facts.catalogue;
  const { request, runtimeName, answer, error } = view;
  const strategy = strategies.find(({ id }) => id === request.strategy);
  const workload = workloads.find(({ id }) => id === request.workload);
  return (
    <div className="code-frame">
      <header className="code-header">
        <h2 id="code-title">
          {strategy?.label}{' '}
          <span>
            on {runtimeName}, running {workload?.label}
          </span>
        </h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {view.state === 'loading' && (
        <p className="code-message" role="status">
          Reading the files…
        </p>
      )}
      {error !== null && (
        <p className="code-message field-error" role="alert">
          {error.message}
        </p>
      )}
      {answer !== null && (
        <>
          <Advice movingParts={answer.movingParts} strategy={strategy} />
          <CodeFiles files={answer.files} />
        </>
      )}
    </div>
  );
}

interface AdviceProps {
  readonly movingParts: string;
  readonly strategy: Strategy | undefined;
}

function Advice({ movingParts, strategy }: AdviceProps) {
  return (
    <div className="code-advice">
      <p>{movingParts}</p>
      <ul>
        <li className="choose-when">
          <Icon name="check" />
          {strategy?.chooseWhen}
        </li>
        <li className="avoid-when">
          <Icon name="close" />
          {strategy?.avoidWhen}
        </li>
      </ul>
    </div>
  );
}
