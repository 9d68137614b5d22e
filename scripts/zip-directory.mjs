// @ts-check
// The parts of the zip format (PKWARE APPNOTE 4.3) that Electron's archives use. The packages for
// this read through a stream class that recent versions of Node.js can wait on for ever.

const END_SIGNATURE = 0x06054b50;
const END_LENGTH_BYTES = 22;
const LONGEST_COMMENT_BYTES = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH_BYTES = 46;
const NEEDS_ZIP64 = 0xffffffff;

const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK_TYPE = 0o120000;
const PERMISSION_MASK = 0o777;

/** How far from the end of an archive its directory's position is found at the latest. */
export const TAIL_LENGTH_BYTES = END_LENGTH_BYTES + LONGEST_COMMENT_BYTES;

/** What stands before an entry's data, but for two names of variable length. */
export const LOCAL_HEADER_LENGTH_BYTES = 30;

/**
 * @typedef {object} ZipEntry
 * @property {string} name with a slash at the end for a folder
 * @property {'stored' | 'deflated'} method
 * @property {number} packedBytes
 * @property {number} sizeBytes
 * @property {number} headerOffsetBytes
 * @property {boolean} isSymbolicLink
 * @property {number} permissions 0 where the archive has none
 */

/**
 * @param {Buffer} tail the last bytes of the archive
 * @returns {{offsetBytes: number, lengthBytes: number}} where its directory is
 */
export function locateDirectory(tail) {
  for (let at = tail.length - END_LENGTH_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const location = {
      lengthBytes: tail.readUInt32LE(at + 12),
      offsetBytes: tail.readUInt32LE(at + 16),
    };
    if (location.offsetBytes === NEEDS_ZIP64) throw new Error('The zip is over 4 GB.');
    return location;
  }
  throw new Error('The file is not a zip, or its end is missing.');
}

/**
 * @param {Buffer} directory
 * @returns {ZipEntry[]}
 */
export function parseDirectory(directory) {
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = 0;
  while (at < directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE) {
    const nameEnd = at + ENTRY_LENGTH_BYTES + directory.readUInt16LE(at + 28);
    entries.push(parseEntry(directory, at, nameEnd));
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (at !== directory.length) throw new Error("The zip's directory is damaged.");
  return entries;
}

/**
 * @param {Buffer} directory
 * @param {number} at
 * @param {number} nameEnd
 * @returns {ZipEntry}
 */
function parseEntry(directory, at, nameEnd) {
  const mode = directory.readUInt32LE(at + 38) >>> 16;
  return {
    name: directory.toString('utf8', at + ENTRY_LENGTH_BYTES, nameEnd),
    method: methodOf(directory.readUInt16LE(at + 10)),
    packedBytes: directory.readUInt32LE(at + 20),
    sizeBytes: directory.readUInt32LE(at + 24),
    headerOffsetBytes: directory.readUInt32LE(at + 42),
    isSymbolicLink: (mode & FILE_TYPE_MASK) === SYMBOLIC_LINK_TYPE,
    permissions: mode & PERMISSION_MASK,
  };
}

/** @param {number} code */
function methodOf(code) {
  if (code === 0) return 'stored';
  if (code === 8) return 'deflated';
  throw new Error(`The zip uses compression method ${code}, which is not supported here.`);
}

/** @param {Buffer} localHeader */
export function dataOffsetIn(localHeader) {
  const nameBytes = localHeader.readUInt16LE(26);
  const extraBytes = localHeader.readUInt16LE(28);
  return LOCAL_HEADER_LENGTH_BYTES + nameBytes + extraBytes;
}
