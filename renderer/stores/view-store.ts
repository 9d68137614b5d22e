import type { MenuCommand } from '../../contract/ipc.ts';
import { Observable } from './observable.ts';

/** The views of the window, in the order of their tabs. */
export const VIEWS = ['lab', 'compare', 'history', 'lessons', 'processes'] as const;

export type ViewName = (typeof VIEWS)[number];

/** Which view is in front. Holds for the session: a new window begins in the lab. */
export class ViewStore {
  readonly view = new Observable<ViewName>('lab');

  show(view: ViewName): void {
    this.view.set(view);
  }
}

/** The view that a menu command asks for. */
export function viewOfCommand(command: Extract<MenuCommand, `show-${ViewName}`>): ViewName {
  return command.slice('show-'.length) as ViewName;
}

/** The view of a digit key; `null` where there is none. */
export function viewOfKey(key: string): ViewName | null {
  return VIEWS[Number(key) - 1] ?? null;
}
