// @ts-check
import { promisify } from 'node:util';

/**
 * Sends a message from a worker process to the host, over its IPC channel.
 * @type {(message: object) => Promise<void>} resolves when it is on its way
 */
export const sendToHost = promisify(/** @type {any} */ (process.send).bind(process));
