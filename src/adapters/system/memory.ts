import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By how much the heap may outgrow what is alive before it is cleared; V8's own choice on a large machine is 300. */
const GROWTH_PERCENT = 50;

/**
 * For a server that shares its machine. Reading a library makes little that stays and much that lives for a second:
 * left to itself the engine lets several times what is alive pile up before it looks, because the machine would have
 * room for it, and keeps what it took for minutes. It costs a few more collections, which run beside the work. To be
 * called once, when the program is loaded: until a first collection has counted what is alive, growth has no measure.
 */
export function growSparingly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function') collect();
}
