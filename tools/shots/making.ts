import type { Callers } from './caller.ts';

export interface Making {
  readonly callers: Callers;
  readonly tell: (line: string) => void;
}

/** What cannot be made is told, and the rest is made all the same. */
export const attempt = async (
  making: Making,
  what: string,
  run: () => Promise<unknown>,
): Promise<void> => {
  try {
    await run();
  } catch (error) {
    making.tell(`Not made: ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
