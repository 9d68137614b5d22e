/**
 * The flag that sets a parameter of a workload or an option of a run: `latencyMs` is set by
 * `--latency-ms`.
 */
export function parameterFlag({ name }: { readonly name: string }): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
