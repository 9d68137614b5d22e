import { open } from 'node:fs/promises';

/**
 * Reads a text of at most so many bytes, from a pipe or a device too, of which no size is known.
 * @param what the text should be: "an experiment"
 * @throws the system's error, or one that says that there is too much
 */
export async function readLimited(path: string, maxBytes: number, what: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > maxBytes) throw tooLong(`it has ${size} bytes`, maxBytes, what);
    const chunks: Buffer[] = [];
    // One byte more than is allowed tells that there are more.
    for await (const chunk of file.createReadStream({ end: maxBytes, autoClose: false }))
      chunks.push(chunk as Buffer);
    const content = Buffer.concat(chunks);
    if (content.length > maxBytes) throw tooLong('it does not end', maxBytes, what);
    return content.toString('utf8');
  } finally {
    await file.close();
  }
}

function tooLong(seen: string, maxBytes: number, what: string): Error {
  return new Error(`${seen}, and ${what} has at most ${maxBytes}`);
}
