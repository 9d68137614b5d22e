import type { HistoryQuery } from '../contract/history.ts';

/** All that the history holds, up to a hundred entries. */
export const EVERYTHING = {
  text: '',
  kind: null,
  starredOnly: false,
  withRunsOfExperiments: true,
  offset: 0,
  limit: 100,
} as const satisfies HistoryQuery;

/** The newest run that was no part of an experiment. */
export const LATEST_RUN = {
  ...EVERYTHING,
  kind: 'run',
  withRunsOfExperiments: false,
  limit: 1,
} as const satisfies HistoryQuery;
