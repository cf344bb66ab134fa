import type { CallInUse } from './call.ts';
import type { Trouble } from './faults.ts';
import type { Live } from './live.ts';

export interface Line {
  readonly call: string;
  readonly purpose: string;
  readonly fault: string;
  readonly saw: string;
  readonly asked: number;
  readonly repeats: number;
  readonly holds: string;
}

/** Half a minute, in which what is late arrives; then days after which everything that waited has had its turn. */
const LATER_DAYS = [25 / 86_400, 0.02, 0.1, 1];

/** Once through: trouble, what the person sees, healing, and what there is then. @throws where the trouble never struck */
export async function runLine(
  live: Live,
  call: CallInUse,
  trouble: Trouble,
  n: number,
): Promise<Line> {
  const { faults } = live.tenant;
  faults.clear();
  await call.before?.(live, n);
  await live.settle();
  const repeatsBefore = live.repeats();
  const where = { side: call.side, call: call.match };
  // Never strikes: it counts how often the call is made in all.
  const watch = faults.add({ where, effect: { kind: 'fail', status: 500 }, after: 1_000_000 });
  const id = faults.add({ where, effect: trouble.effect, times: trouble.times });
  const stateOf = (rule: string) => faults.list().find((one) => one.id === rule);
  const saw = await call.does(live, n);
  await live.settle();
  if (!stateOf(id)?.struck) throw new Error(`${call.route} was never made: no trouble met`);
  faults.remove(id);
  await live.tenant.delivery.resume();
  for (const days of LATER_DAYS) await live.advance(days);
  await call.recovers?.(live, n);
  await live.settle();
  const asked = (stateOf(watch)?.seen ?? 1) - 1;
  faults.clear();
  return {
    call: call.route,
    purpose: call.purpose,
    fault: trouble.name,
    saw: saw ?? '–',
    asked,
    repeats: live.repeats() - repeatsBefore,
    holds: await call.holds(live, n),
  };
}

const WIDTHS = { call: 52, fault: 22, saw: 46, asked: 6, repeats: 7 } as const;
const cell = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

export function printed(lines: readonly Line[]): string {
  const head = [
    cell('call', WIDTHS.call),
    cell('fault', WIDTHS.fault),
    cell('what the person saw', WIDTHS.saw),
    cell('again', WIDTHS.asked),
    cell('window', WIDTHS.repeats),
    'what there is afterwards',
  ].join(' ');
  const rows = lines.map((line) =>
    [
      cell(line.call, WIDTHS.call),
      cell(line.fault, WIDTHS.fault),
      cell(line.saw.replaceAll('\n', ' '), WIDTHS.saw),
      cell(String(line.asked), WIDTHS.asked),
      cell(String(line.repeats), WIDTHS.repeats),
      line.holds,
    ].join(' '),
  );
  return [head, ...rows].join('\n');
}
