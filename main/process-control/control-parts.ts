import type { ProcessSystem } from './process-system.ts';

/** A question that the user answers outside of the window's page. */
export interface ControlQuestion {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

export interface ControlParts {
  readonly system: ProcessSystem;
  /** The processes of Corelane itself; what they have started counts as its own too. */
  readonly ownPids: () => readonly number[];
  /** Whether the user has chosen that processes can only be looked at. */
  readonly looksOnly: () => boolean;
  /** Closing the question is no. */
  readonly confirm: (question: ControlQuestion) => Promise<boolean>;
}
