import type { Messenger } from './ports/messenger.ts';

/** Asked of Teams before Teams is there: the messenger needs the product that it is a part of. */
export function later(make: () => Messenger): Messenger {
  let made: Messenger | null = null;
  const messenger = () => {
    made ??= make();
    return made;
  };
  return {
    send: (...args) => messenger().send(...args),
    write: (...args) => messenger().write(...args),
    update: (...args) => messenger().update(...args),
  };
}
