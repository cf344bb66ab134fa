import { AppError, isAppError } from '../kernel/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Words } from '../ports/words.ts';
import type { Exchange, Handler, Reply } from './exchange.ts';
import { ProtocolError, refuse } from './problem.ts';

/** Faults of calls that are written down nowhere, until a line may name them without telling when one was made. */
export interface Faults {
  note(error: unknown): void;
}

const DAY_MS = 86_400_000;

/** Where in our code it was; never its message, which may quote what somebody wrote. */
const whereOf = (error: unknown): string => {
  const frames = error instanceof Error ? (error.stack ?? '') : '';
  const at = frames.split('\n').filter((line) => /^\s+at /.test(line));
  const kind = error instanceof Error ? error.name : typeof error;
  return [kind, ...at.slice(0, 4).map((line) => line.trim())].join(' ');
};

/** One line a day, at its end in UTC, whatever happened how often; a process that stops before says nothing. */
export function dailyFaults({ clock, log }: { readonly clock: Clock; readonly log: Log }): Faults {
  const seen = new Set<string>();
  function tell(): void {
    log.error({ where: [...seen].sort() }, 'calls that are not recorded failed on this day');
    seen.clear();
  }
  return {
    note(error) {
      if (seen.size === 0) setTimeout(tell, DAY_MS - (clock.now().getTime() % DAY_MS)).unref();
      seen.add(whereOf(error));
    },
  };
}

/** A log for calls of which no line may tell. */
const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

interface Deps {
  readonly words: Words;
}

/** Answers refusals and faults as everywhere, and writes none of them down. */
export const unrecorded =
  (handle: Handler, { words }: Deps, faults: Faults): Handler =>
  async (exchange: Exchange): Promise<Reply> => {
    try {
      return await handle(exchange);
    } catch (error) {
      const foreseen = isAppError(error) || error instanceof ProtocolError;
      if (!foreseen) faults.note(error);
      // No number to tell us by: nobody could find anything under it.
      const shown = foreseen ? error : new AppError('unavailable', '', { context: 'unrecorded' });
      return refuse(shown, exchange, words, SILENT);
    }
  };
