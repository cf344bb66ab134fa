const told = new EventTarget();
const RESUMED = 'resumed';

/** Tells whoever waits that what failed may be tried again: the person has signed in again. */
export const resume = (): void => {
  told.dispatchEvent(new Event(RESUMED));
};

/** Calls back when what failed may be tried again: after `resume`, or when the line is back. Returns how to stop. */
export function onResume(listener: () => void): () => void {
  told.addEventListener(RESUMED, listener);
  window.addEventListener('online', listener);
  return () => {
    told.removeEventListener(RESUMED, listener);
    window.removeEventListener('online', listener);
  };
}
