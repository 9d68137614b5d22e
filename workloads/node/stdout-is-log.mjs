// @ts-check
// Descriptor 1 carries protocol lines and nothing else, so whatever a task prints must become log.
// Other languages move descriptor 1 away with dup2; Node has no dup2. So the channel keeps writing to
// descriptor 1 itself, and `process.stdout` becomes stderr. That covers `console.log` in this
// thread and in all its Workers, whose prints Node copies to the `process.stdout` of their parent.
// Forked children get a descriptor 1 of their own. Import this module before any other.
Object.defineProperty(process, 'stdout', {
  configurable: true,
  enumerable: true,
  get: () => process.stderr,
});
