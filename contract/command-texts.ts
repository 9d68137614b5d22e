/** A command as it stands in the form: text until it is read. Of its environment the names alone are kept. */
export interface CommandTexts {
  /** For people; empty: made from the command. */
  readonly name: string;
  /** Split into words as a shell does; with `shell` a script. */
  readonly line: string;
  readonly shell: boolean;
  /** Empty: the user's own folder. */
  readonly directory: string;
  readonly environmentNames: readonly string[];
  readonly stdin: string;
  readonly prepare: string;
  readonly cleanup: string;
  readonly okExits: string;
  readonly okOutput: string;
  readonly sameOutput: boolean;
  readonly marks: boolean;
  /** It is over when the last process it started has ended, not with itself. */
  readonly waitsForAll: boolean;
  /** Its Node.js and Python processes are made to tell of themselves, which costs them some time. */
  readonly runtimeDetails: boolean;
}

/** The last state of the form for programs of the user's own. */
export interface CommandSettings {
  /** Whether the panels are about programs, not about workloads. */
  readonly isChosen: boolean;
  /** At least one. */
  readonly commands: readonly CommandTexts[];
  /** Which of them is in front. */
  readonly selected: number;
  /** Values of what stands in braces, by its name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The parameter that says how many workers there are; `null`: chosen by its name; empty: none does. */
  readonly workersParameter: string | null;
}

/** A form that nobody has filled in. */
export const EMPTY_COMMAND: CommandTexts = {
  name: '',
  line: '',
  shell: false,
  directory: '',
  environmentNames: [],
  stdin: '',
  prepare: '',
  cleanup: '',
  okExits: '0',
  okOutput: '',
  sameOutput: false,
  marks: false,
  waitsForAll: false,
  runtimeDetails: false,
};
