import type { ChargeIndicator, ClosePeriod, Insights } from '../src/contract/insights.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

/** Indicators, and what is decided because of them. */
export const insightCalls = (call: Call) => ({
  insights: (asked: Readonly<Record<string, string>>) => {
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
    return call<Insights>('GET', `insights?${new URLSearchParams(given)}`);
  },
  chargeIndicator: (id: string, input: ChargeIndicator) =>
    call<unknown>('PUT', `insights/indicators/${encodeURIComponent(id)}`, input),
  closePeriod: (input: ClosePeriod) => call<unknown>('POST', 'insights/decisions', input),
});
