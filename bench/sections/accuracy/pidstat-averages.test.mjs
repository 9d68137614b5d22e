// @ts-check
import { describe, expect, it } from 'vitest';

import { pidstatAverages } from './watch-burner.mjs';

const OF_PROCESSES = `Linux 6.1.0 (host) 	11/30/26 	_x86_64_	(2 CPU)

04:40:00      UID       PID    %usr %system  %guest   %wait    %CPU   CPU  Command
04:40:01        0       101   49.00    1.00    0.00    0.00   50.00     0  python3

Average:      UID       PID    %usr %system  %guest   %wait    %CPU   CPU  Command
Average:        0       101   10.00    0.50    0.00    0.00   10.50     -  python3
Average:        0       102   99.00    1.00    0.00    3.00  100.00     -  python3
`;

/** As sysstat 12.6 prints it: the averages have no head of their own. */
const OF_THREADS = `
05:14:32      UID      TGID       TID    %usr %system  %guest   %wait    %CPU   CPU  Command
05:14:33        0       101         -    0.00    0.00    0.00    2.00    0.00     1  python3

Average:        0       101         -   60.00    0.00    0.00    0.00   60.00     -  python3
Average:        0         -       101    0.00    0.00    0.00    0.00    0.00     -  |__python3
Average:        0         -       105   60.00    0.00    0.00    0.00   60.00     -  |__python3
`;

describe('averages of pidstat', () => {
  it('are read by process', () => {
    expect(pidstatAverages(OF_PROCESSES, [102, 101], false)).toEqual([1, 0.105]);
  });

  it('are read by thread, not by their process', () => {
    expect(pidstatAverages(OF_THREADS, [101, 105], true)).toEqual([0, 0.6]);
  });

  it('are missing for what it does not list', () => {
    expect(pidstatAverages(OF_PROCESSES, [7], false)).toEqual([NaN]);
    expect(pidstatAverages('', [7], true)).toEqual([NaN]);
  });
});
