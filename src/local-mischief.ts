import { z } from 'zod';
import {
  FAULT_SIDES,
  type FaultKind,
  type FaultSide,
  type LocalFault,
  type LocalMischief,
} from './http/mischief.ts';
import { AppError } from './kernel/errors.ts';

const effect = z.looseObject({ kind: z.string(), when: z.string().optional() });
const faultList = z.object({
  faults: z.array(
    z.object({
      id: z.string(),
      where: z.object({ side: z.string(), call: z.string().optional() }),
      effect,
      times: z.number(),
      struck: z.number(),
      over: z.boolean(),
    }),
  ),
  effects: z.record(z.string(), z.array(z.string())),
});
const right = z.object({ scope: z.string(), granted: z.boolean() });
const rightList = z.object({
  rights: z.object({ app: z.array(right), everyone: z.array(right) }),
});

/** What the page calls a fault, from the tenant's name of it and back. */
const KINDS: Readonly<Record<FaultKind, (fault: LocalFault) => object>> = {
  throttle: ({ seconds }) => ({ kind: 'throttle', retryAfterS: seconds }),
  delay: ({ seconds }) => ({ kind: 'delay', ms: seconds * 1_000 }),
  fail: ({ status }) => ({ kind: 'fail', status }),
  cut: () => ({ kind: 'cut' }),
  'lose-before': () => ({ kind: 'lose', when: 'before' }),
  'lose-after': () => ({ kind: 'lose', when: 'after' }),
  double: () => ({ kind: 'double' }),
  reorder: () => ({ kind: 'reorder' }),
  'expire-delta': () => ({ kind: 'expireDelta' }),
};
const NAMES: Readonly<Record<string, readonly FaultKind[]>> = {
  lose: ['lose-before', 'lose-after'],
  expireDelta: ['expire-delta'],
};
const named = (kind: string): readonly FaultKind[] => NAMES[kind] ?? [kind as FaultKind];
const nameOf = ({ kind, when }: z.infer<typeof effect>): string =>
  when === undefined ? (named(kind)[0] ?? kind) : `${kind}-${when}`;

/** Faults, consents and uninstalling, by the local tenant's own doors for them. */
export function createMischief(tenantUrl: string): LocalMischief {
  async function tell(path: string, method: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${tenantUrl}/dev/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    }).catch((error: unknown) => {
      throw new AppError('unavailable', 'the local tenant does not answer', {}, { cause: error });
    });
    if (response.status === 404) throw new AppError('not-found', `local tenant: no ${path}`);
    if (!response.ok) throw new AppError('invalid-input', `local tenant: ${response.status}`);
    return response.status === 204 ? null : response.json();
  }

  return {
    async faults() {
      const { faults, effects } = faultList.parse(await tell('faults', 'GET'));
      const kinds = FAULT_SIDES.map((side) => [side, (effects[side] ?? []).flatMap(named)]);
      return {
        items: faults.map(({ id, where, times, struck, over, ...rest }) => ({
          id,
          side: where.side,
          kind: nameOf(rest.effect),
          call: where.call ?? null,
          times,
          struck,
          over,
        })),
        kinds: Object.fromEntries(kinds) as Record<FaultSide, FaultKind[]>,
      };
    },
    async add(fault) {
      const where = { side: fault.side, ...(fault.call === null ? {} : { call: fault.call }) };
      const rule = { where, effect: KINDS[fault.kind](fault), times: fault.times };
      await tell('faults', 'POST', rule);
    },
    async remove(id) {
      await tell(`faults/${encodeURIComponent(id)}`, 'DELETE');
    },
    rights: async () => rightList.parse(await tell('consent', 'GET')).rights,
    async consent(whose, { scope, granted }) {
      const who = whose === 'app' ? { app: true } : { person: 'everyone' };
      await tell('consent', 'POST', { ...who, scope, granted });
    },
    async uninstall(person) {
      await tell('uninstall', 'POST', { as: person });
    },
  };
}
