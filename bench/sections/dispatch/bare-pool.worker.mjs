// @ts-check
// A worker of workerpool, with nothing around the task.
import workerpool from 'workerpool';

import { run as runTask } from '../../../workloads/node/tasks/sum.mjs';

let input = { seed: 0 };

/** @param {{ seed: number }} given */
function begin(given) {
  input = given;
}

/** @param {number} index */
function run(index) {
  return runTask(index, input);
}

workerpool.worker({ begin, run });
