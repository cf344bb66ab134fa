import { z } from 'zod';

export const SIDES = ['graph', 'connector', 'token', 'bot', 'notification', 'outside'] as const;
/** graph, connector, token, outside: calls that reach the tenant. bot, notification: calls the tenant makes. */
export type Side = (typeof SIDES)[number];

const effectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('throttle'), retryAfterS: z.number().int().min(0).optional() }),
  z.object({ kind: z.literal('delay'), ms: z.number().int().min(0) }),
  z.object({
    kind: z.literal('fail'),
    status: z.number().int().min(400).max(599),
    code: z.string().min(1).optional(),
  }),
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('lose'), when: z.enum(['before', 'after']) }),
  z.object({ kind: z.literal('double') }),
  z.object({ kind: z.literal('reorder') }),
  z.object({ kind: z.literal('expireDelta') }),
]);
/**
 * throttle: 429. delay: `ms` of the tenant's clock, then as usual. fail: this status. cut: the answer breaks off in
 * its middle. lose: the connection drops before or after the work is done. double: comes twice. reorder: held until
 * the next one has gone. expireDelta: 410 for a delta token.
 */
export type Effect = z.infer<typeof effectSchema>;

const TO_US: readonly Effect['kind'][] = ['throttle', 'delay', 'fail', 'cut', 'lose'];
/** What can be done to a side; a rule that could never strike is refused. */
export const EFFECTS: Readonly<Record<Side, readonly Effect['kind'][]>> = {
  graph: [...TO_US, 'expireDelta'],
  connector: TO_US,
  token: TO_US,
  outside: TO_US,
  bot: ['throttle', 'delay', 'fail', 'lose', 'double', 'reorder'],
  notification: ['throttle', 'delay', 'fail', 'lose', 'double', 'reorder'],
};

const isPattern = (text: string): boolean => {
  try {
    return Boolean(new RegExp(text));
  } catch {
    // Not a regular expression: whoever wrote the rule is told so.
    return false;
  }
};

export const ruleSchema = z
  .object({
    id: z.string().min(1).optional(),
    where: z.object({
      side: z.enum(SIDES),
      /** Regular expression on `METHOD /path`, case ignored. */
      call: z.string().refine(isPattern, 'not a regular expression').optional(),
    }),
    effect: effectSchema,
    /** How often it strikes; 0: until removed. */
    times: z.number().int().min(0).default(1),
    /** Calls that match and are let through first. */
    after: z.number().int().min(0).default(0),
  })
  .refine(({ where, effect }) => EFFECTS[where.side].includes(effect.kind), {
    message: 'this fault does not exist on that side',
    path: ['effect', 'kind'],
  });
export type FaultRule = z.input<typeof ruleSchema>;

export interface FaultState extends z.output<typeof ruleSchema> {
  id: string;
  /** Calls that matched, those let through included. */
  seen: number;
  struck: number;
  /** It struck as often as it should and does nothing any more. */
  over: boolean;
}

/** Faults on demand: rules set by tests and by hand, taken by whoever carries out a call. */
export interface Faults {
  /** @returns its id. @throws ZodError for a rule that makes no sense */
  add(rule: FaultRule): string;
  remove(id: string): boolean;
  clear(): void;
  /** In the order they were added; those that are over stay until removed, so that one sees that they struck. */
  list(): FaultState[];
  /**
   * What shall happen to this call, counted as struck; undefined: nothing. The oldest rule that is due wins.
   * @param call `METHOD /path`, the path without host and query
   * @param fits which effects this call can suffer at all; others wait for a call that can
   */
  take(side: Side, call: string, fits?: (effect: Effect) => boolean): Effect | undefined;
}

export function createFaults(): Faults {
  const rules = new Map<string, FaultState>();
  let made = 0;
  return {
    add: (rule) => {
      const parsed = ruleSchema.parse(rule);
      made += 1;
      const id = parsed.id ?? `fault-${made}`;
      rules.set(id, { ...parsed, id, seen: 0, struck: 0, over: false });
      return id;
    },
    remove: (id) => rules.delete(id),
    clear: () => rules.clear(),
    list: () => [...rules.values()].map((rule) => ({ ...rule })),
    take: (side, call, fits = () => true) => {
      let taken: Effect | undefined;
      for (const rule of rules.values()) {
        if (rule.over || !matches(rule, side, call) || !fits(rule.effect)) continue;
        rule.seen += 1;
        if (taken || rule.seen <= rule.after) continue;
        rule.struck += 1;
        rule.over = rule.times > 0 && rule.struck >= rule.times;
        taken = rule.effect;
      }
      return taken;
    },
  };
}

const matches = ({ where }: FaultState, side: Side, call: string): boolean =>
  where.side === side && (where.call === undefined || new RegExp(where.call, 'i').test(call));
