import type { Catalogue } from '../../contract/catalogue.ts';

/** What a program of the user's own goes by where others have a workload and a strategy. */
export const ownCommand: Catalogue['command'] = {
  workload: {
    id: 'command',
    group: 'command',
    label: 'Command',
    summary: 'A program of your own is run as it is.',
    teaches: 'How much of the machine it uses, and which of several commands is faster.',
    parameters: [],
    presetParameter: null,
  },
  strategy: {
    id: 'program',
    label: 'As the program does',
    summary: {
      node: 'The program shares its work out as it likes.',
      python: 'The program shares its work out as it likes.',
    },
    workersMeaning: null,
    chooseWhen: 'There is nothing to choose: the program decides.',
    avoidWhen: 'Not for the workloads that come along.',
  },
};
