import { createServer } from 'node:net';
import { platform } from 'node:os';

import { describe, expect, it } from 'vitest';

import { parseListeningSockets, readListeningPorts } from './listening-sockets.ts';

const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 51234 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 51240 1 0000000000000000 20 4 30 10 -1
   2: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 77 1
`;

describe('parseListeningSockets', () => {
  it('has what listens, not what is connected', () => {
    expect(parseListeningSockets(TCP)).toEqual([
      { port: 8080, inode: 51234 },
      { port: 80, inode: 77 },
    ]);
  });

  it('is not put off by anything else', () => {
    expect(parseListeningSockets('0: x:y z 0A a b c d e f\n\n')).toEqual([]);
  });
});

describe.runIf(platform() === 'linux')('readListeningPorts', () => {
  it('finds the port of a server of this process', async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(readListeningPorts().get(process.pid)).toContain(port);
    await new Promise((resolve) => server.close(resolve));
    expect(readListeningPorts().get(process.pid) ?? []).not.toContain(port);
  });
});
