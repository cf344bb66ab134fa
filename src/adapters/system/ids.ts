import { randomBytes } from 'node:crypto';
import type { Ids } from '../../ports/ids.ts';

/**
 * UUID version 7, strictly growing within a process even when the clock stands still or steps back: a counter
 * of 12 bits follows the millisecond, and the millisecond is moved on when it overflows (RFC 9562, 6.2).
 */
export function systemIds(now: () => number = () => Date.now()): Ids {
  let millisecond = 0;
  let counter = 0;
  return {
    next() {
      const time = now();
      if (time > millisecond) {
        millisecond = time;
        counter = randomBytes(2).readUInt16BE() & 0x7ff;
      } else {
        counter += 1;
        if (counter > 0xfff) {
          millisecond += 1;
          counter = 0;
        }
      }
      const bytes = randomBytes(16);
      bytes.writeUIntBE(millisecond, 0, 6);
      bytes.writeUInt16BE(0x7000 | counter, 6);
      bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}
