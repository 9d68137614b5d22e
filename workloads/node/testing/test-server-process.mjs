// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../test-server.mjs', import.meta.url));

export const TOKEN = 'token-of-the-tests';

/**
 * @param {{ latencyMs: number, responseBytes: number }} options
 */
export async function startTestServer(options) {
  const child = spawn(process.execPath, [SERVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  child.stdin.write(`${JSON.stringify({ token: TOKEN, ...options })}\n`);
  const [line] = await once(child.stdout, 'data');
  const { type, port, pid } = JSON.parse(line);
  const server = { host: '127.0.0.1', port: Number(port), token: TOKEN };
  const stop = async () => {
    child.stdin.end();
    return exited;
  };
  return { type, pid, child, server, stop };
}
