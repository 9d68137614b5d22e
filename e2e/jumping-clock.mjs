// Loaded into a program before its own code, by `node --import`: the time of day jumps ahead by an hour,
// and then back by two. Nothing that is measured may depend on it.
const HOUR_MS = 3_600_000;
const { now } = Date;

let shiftMs = 0;
setTimeout(() => (shiftMs = HOUR_MS), 700).unref();
setTimeout(() => (shiftMs = -HOUR_MS), 1_700).unref();

Date.now = () => now() + shiftMs;
globalThis.Date = new Proxy(Date, {
  construct: (target, args) => Reflect.construct(target, args.length === 0 ? [Date.now()] : args),
});
