import { Component, type ReactNode } from 'react';

import { toError } from '../../../contract/result.ts';
import { FullPageMessage } from './full-page-message.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Last resort for a fault of the window itself: says so and offers to draw it anew. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: toError(thrown) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <FullPageMessage
        title="Corelane could not draw this window"
        message="This is a fault in Corelane, not in your run: a run under way goes on. Reload the window; if it happens again, please report the text below."
        detail={error.stack ?? error.message}
        actionLabel="Reload the window"
        onAction={() => window.location.reload()}
      />
    );
  }
}
