import { pino } from 'pino';
import type { Log } from '../../ports/log.ts';

/** JSON lines on standard error, so that standard output stays free for what a person asked for. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, redact: ['token', 'authorization', '*.token', '*.authorization'] },
    pino.destination({ fd: 2, sync: false }),
  );
}
