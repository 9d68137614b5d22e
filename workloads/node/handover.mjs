// @ts-check

/**
 * What a task hands to the host instead of a digest: the host computes the digest from what arrives.
 */
export class Handover {
  /**
   * @param {unknown} content
   * @param {readonly ArrayBuffer[]} [transfer] what of it changes its owner, between threads
   */
  constructor(content, transfer = []) {
    this.content = content;
    this.transfer = transfer;
  }
}
