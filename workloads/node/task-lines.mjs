// @ts-check

/**
 * A `tasks` message written by hand: for records that are all alike, `JSON.stringify` takes twice as long.
 * @param {readonly import('../../contract/host-protocol.ts').TaskRecord[]} records
 * @returns {string} what `JSON.stringify` would write
 */
export function tasksLine(records) {
  return `{"type":"tasks","tasks":[${records.map(jsonOf).join(',')}]}`;
}

/** Digests are hexadecimal; anything else would be a workload's defect, and still no broken line. */
const PLAIN = /^[0-9a-zA-Z]*$/;

/** @param {import('../../contract/host-protocol.ts').TaskRecord} record */
function jsonOf(record) {
  const { task, worker, queuedNs, startedNs, finishedNs, receivedNs } = record;
  if (!('digest' in record) || !PLAIN.test(record.digest ?? '"')) return JSON.stringify(record);
  const received = receivedNs === undefined ? '' : `"receivedNs":${receivedNs},`;
  return `{"task":${task},"worker":${worker},"queuedNs":${queuedNs},"startedNs":${startedNs},"finishedNs":${finishedNs},${received}"digest":"${record.digest}"}`;
}
