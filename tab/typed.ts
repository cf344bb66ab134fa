import { useApp } from './app-context.tsx';
import { useKept } from './kept.ts';

/**
 * What whoever uses the tab typed and has not sent: as `useKept`, theirs alone on this device.
 * @param what names the thing; with its version where a change made meanwhile must not be overwritten unseen
 */
export function useTyped<T>(what: string, begin: () => T): [T, (value: T) => void, () => void] {
  const { me } = useApp();
  return useKept(`praxis.${what}:${me.id}`, begin);
}
