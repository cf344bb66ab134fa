import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How messages go. */
function messageCounters(registers: Registry[]) {
  const repeats = new Counter({
    name: 'praxis_possible_repeats_total',
    help: 'Personal messages sent again because a crash left unknown whether the first was sent',
    registers,
  });
  const deliveries = new Counter({
    name: 'praxis_deliveries_total',
    help: 'Messages by the way they went, teams or mail, and held: nobody could be reached by either',
    labelNames: ['way'],
    registers,
  });
  repeats.inc(0);
  for (const way of ['teams', 'mail', 'held']) deliveries.inc({ way }, 0);
  return {
    possibleRepeat: (): void => repeats.inc(),
    delivery: (way: 'teams' | 'mail' | 'held'): void => deliveries.inc({ way }),
  };
}

/** Change notifications: what comes in, what waits, and what came of the rest. */
function notifications(registers: Registry[]) {
  const notified = new Counter({
    name: 'praxis_notifications_total',
    help: 'Change notifications: POSTs received, items refused (strange, forged, unreadable), and what came of the rest',
    labelNames: ['what'],
    registers,
  });
  return {
    notified: (what: string): void => notified.inc({ what }),
    /** Asked at every look. `lagMs`: how long the oldest has waited. */
    watchNotices(waiting: () => Promise<{ readonly count: number; readonly lagMs: number }>): void {
      const count: Gauge = new Gauge({
        name: 'praxis_notifications_waiting',
        help: 'POSTs of change notifications that are kept and not worked off',
        registers,
        async collect(): Promise<void> {
          count.set((await waiting()).count);
        },
      });
      const lag: Gauge = new Gauge({
        name: 'praxis_notifications_lag_seconds',
        help: 'How long the oldest of them has waited',
        registers,
        async collect(): Promise<void> {
          lag.set((await waiting()).lagMs / 1_000);
        },
      });
    },
  };
}

/** What an operator watches, in Prometheus' words. Labels are few and never hold ids or texts. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const work = new Counter({
    name: 'praxis_work_total',
    help: 'Events carried to reactions, jobs run and failures of either',
    labelNames: ['what', 'name'],
    registers,
  });
  const fromStock = new Counter({
    name: 'praxis_queries_from_stock_total',
    help: 'Questions that what is there answered, so that they were never posted',
    registers,
  });
  const graph = new Histogram({
    name: 'praxis_graph_request_seconds',
    help: 'Requests to Microsoft Graph by route and status',
    labelNames: ['route', 'status'],
    registers,
  });
  fromStock.inc(0);
  return {
    work: (what: 'event' | 'job' | 'failure', name: string): void => work.inc({ what, name }),
    ...messageCounters(registers),
    fromStock: (): void => fromStock.inc(),
    graph: (route: string, status: number, milliseconds: number): void =>
      graph.observe({ route, status: String(status) }, milliseconds / 1_000),
    ...notifications(registers),
    async text(): Promise<{ readonly contentType: string; readonly body: string }> {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
