const INTERPRETER = /(?:^|\/)(?:python|pypy|node)[\d.]*t?$/;

interface Listed {
  readonly executable: string;
}

/** A command with another interpreter in front: in the place of one, else before its first word. */
export function withInterpreter(
  argv: readonly string[],
  executable: string,
  known: readonly Listed[],
): readonly string[] {
  const [first = '', ...rest] = argv;
  const hasOne = INTERPRETER.test(first) || known.some((runtime) => runtime.executable === first);
  return [executable, ...(hasOne ? rest : argv)];
}
