/** Lines over a bar, for configurations that share a colour. Drawn once in every chart that uses them. */
export function PatternDefs() {
  return (
    <defs>
      {[1, 2, 3].map((pattern) => (
        <pattern
          key={pattern}
          id={`pattern-${pattern}`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${[0, 45, -45, 90][pattern]})`}
        >
          <path d="M0 3H6" stroke="var(--text)" strokeOpacity={0.55} />
        </pattern>
      ))}
    </defs>
  );
}
