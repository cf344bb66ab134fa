import { readFileSync } from 'node:fs';

/** What Linux tells of a process; empty elsewhere, where the figures made of it are left out. */
function told(pid: number, file: 'status' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // Another system, or a process that is gone.
    return '';
  }
}

/** Resident memory in MB; null where the system does not tell. */
export function residentMb(pid: number): number | null {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(told(pid, 'status'))?.[1];
  return kilobytes ? Number(kilobytes) / 1_024 : null;
}

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time that a process with all its threads has used, in milliseconds; null where the system does not tell. */
export function processorMs(pid: number): number | null {
  // The name, in brackets, may hold blanks; user and system time are the 12th and 13th field after it.
  const fields = told(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return Number.isFinite(user) && Number.isFinite(system) ? (user + system) * TICK_MS : null;
}
