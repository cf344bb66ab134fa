import { dutiesOf } from './duties.ts';
import { insightsOf } from './insights.ts';
import { practicesOf } from './practices.ts';

type Parts = Parameters<typeof practicesOf>[0] &
  Parameters<typeof insightsOf>[0] &
  Omit<Parameters<typeof dutiesOf>[0], 'practices' | 'insights'>;

/** What people answer for by name, and what becomes of it when they leave. */
export function answeredFor(parts: Parts) {
  const practices = practicesOf(parts);
  const insights = insightsOf(parts);
  return { practices, insights, duties: dutiesOf({ ...parts, practices, insights }) };
}
