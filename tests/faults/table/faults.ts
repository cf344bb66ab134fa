import type { FaultRule, Side } from '../../../src/adapters/tenant/faults.ts';

/** Something that goes wrong at Microsoft's door, in the words of the table. */
export interface Trouble {
  readonly name: string;
  readonly effect: FaultRule['effect'];
  /** How often it strikes; 0: until the tenant heals. */
  readonly times: number;
}

const once = (name: string, effect: FaultRule['effect']): Trouble => ({ name, effect, times: 1 });
const lasting = (name: string, effect: FaultRule['effect']): Trouble => ({
  name,
  effect,
  times: 0,
});

/** Longer than anybody waits. */
const NEVER_MS = 3_600_000;
/** Longer than the bot waits for the connector, and less than it lets pass before it looks and tries again. */
const LATE_MS = 20_000;

const ON_THE_WAY: readonly Trouble[] = [
  once('429 once', { kind: 'throttle', retryAfterS: 2 }),
  lasting('429 lasting', { kind: 'throttle', retryAfterS: 2 }),
  once('503 once', { kind: 'fail', status: 503 }),
  lasting('500 lasting', { kind: 'fail', status: 500 }),
  once('lost before', { kind: 'lose', when: 'before' }),
  once('lost after', { kind: 'lose', when: 'after' }),
  once('cut', { kind: 'cut' }),
];

const TROUBLES: Readonly<Record<'graph' | 'connector' | 'token', readonly Trouble[]>> = {
  graph: [
    ...ON_THE_WAY,
    once('no answer', { kind: 'delay', ms: NEVER_MS }),
    once('401 once', { kind: 'fail', status: 401, code: 'InvalidAuthenticationToken' }),
    lasting('403 (consent gone)', { kind: 'fail', status: 403 }),
  ],
  connector: [
    ...ON_THE_WAY,
    once('done too late', { kind: 'delay', ms: LATE_MS }),
    once('412 once', { kind: 'fail', status: 412 }),
    once('502 once', { kind: 'fail', status: 502 }),
  ],
  token: ON_THE_WAY.filter(({ name }) => name !== 'lost after'),
};

/** What may happen to activities on their way to the bot. */
const INBOUND: readonly Trouble[] = [
  once('comes twice', { kind: 'double' }),
  once('lost before', { kind: 'lose', when: 'before' }),
  once('answer lost', { kind: 'lose', when: 'after' }),
  once('overtaken by the next', { kind: 'reorder' }),
];

const DELTA = once('delta token expired', { kind: 'expireDelta' });

export function troublesOf(side: Side, route: string): readonly Trouble[] {
  if (side === 'bot') return INBOUND;
  // No call of Graph or Teams: what becomes of a catalogue that fails is told by its own tests.
  if (side === 'notification' || side === 'outside') return [];
  return /delta$/.test(route) ? [...TROUBLES[side], DELTA] : TROUBLES[side];
}
