/** Labels with a number behind those that are equal, so that a reader can tell them apart. */
export function numberedLabels(labels: readonly string[]): readonly string[] {
  return labels.map((label, index) => {
    const isAlone = labels.indexOf(label) === labels.lastIndexOf(label);
    if (isAlone) return label;
    const before = labels.slice(0, index).filter((other) => other === label).length;
    return `${label} (${before + 1})`;
  });
}
