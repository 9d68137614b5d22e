import type { Notice } from '../../stores/notice-store.ts';
import { useReadable, useShown } from './app-context.ts';
import { Icon } from './icon.tsx';

/** Short messages in the corner: a saved screenshot, a problem without a place of its own. */
export function Notices() {
  const notices = useReadable(useShown().notices.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { bridge, notices } = useShown();
  const { path, action } = notice;
  const handleReveal = async () => {
    const answer = await bridge.request('file:reveal', path ?? '');
    if (!answer.ok) notices.addProblem(answer.error);
  };
  return (
    <div className={`notice notice-${notice.tone}`}>
      <Icon name={notice.tone === 'success' ? 'check' : 'warning'} />
      <div className="notice-text">
        <p>{notice.message}</p>
        {path !== null && <p className="notice-path">{path}</p>}
        {path !== null && (
          <button type="button" className="link-button" onClick={() => void handleReveal()}>
            Show in folder
          </button>
        )}
        {action !== undefined && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              notices.dismiss(notice.id);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => notices.dismiss(notice.id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
