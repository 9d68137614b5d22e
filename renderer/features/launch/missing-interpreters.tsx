import type { InterpreterKind, Runtime } from '../../../contract/runtime.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { useApp } from '../shell/app-context.ts';
import { missingKinds } from './missing-kinds.ts';

/** Why nothing can be run on Python or on Node.js here, and where each can be had. */
export function MissingInterpreters({ found }: { readonly found: readonly Runtime[] | null }) {
  const { bridge, notices } = useApp();
  const handleGet = async (kind: InterpreterKind) => {
    const answer = await bridge.request('interpreter:get', kind);
    if (!answer.ok) notices.addProblem(answer.error);
  };
  return missingKinds(found).map(({ kind, reason }) => (
    <p key={kind} className="field-help">
      {reason}{' '}
      <button
        type="button"
        className="link-button"
        data-tip="Opens its makers’ page in your browser"
        onClick={() => void handleGet(kind)}
      >
        Get {kindName(kind)}
      </button>
    </p>
  ));
}
