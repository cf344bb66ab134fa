import { useCallback, useState } from 'react';

/** Where the browser refuses storage (private mode, full quota), text is kept for as long as the page lives. */
const memory = new Map<string, string>();

export function readKept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key) ?? memory.get(key);
    return text === null || text === undefined ? null : (JSON.parse(text) as T);
  } catch {
    // Unreadable or forbidden storage is the same as nothing kept.
    return null;
  }
}

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    // See `memory`.
    memory.set(key, text);
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be written to holds nothing to remove.
  }
}

/**
 * State that survives a reload until it is `clear`ed: what somebody typed and has not sent.
 * @param key names the person and the thing, so that two people at one machine do not mix
 * @param revive what was kept, made fit for today; asked once, when it is read
 */
export function useKept<T>(
  key: string,
  make: () => T,
  revive: (kept: T) => T = (kept) => kept,
): [T, (value: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = readKept<T>(key);
    return kept === null ? make() : revive(kept);
  });
  const set = useCallback(
    (next: T) => {
      keep(key, next);
      setValue(next);
    },
    [key],
  );
  const clear = useCallback(() => {
    forget(key);
    setValue(make());
  }, [key, make]);
  return [value, set, clear];
}
