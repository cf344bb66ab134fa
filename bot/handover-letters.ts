import type { HandoverNews, Message } from '../src/features/notifications/model.ts';

const HANDOVER: Readonly<Record<HandoverNews, string>> = {
  reminder: 'handover-reminder',
  successor: 'handover-successor',
  receipt: 'handover-receipt',
  acknowledged: 'handover-acknowledged',
  delivered: 'handover-delivered',
  pack: 'handover-pack',
  missed: 'handover-missed',
  question: 'handover-question',
  answer: 'handover-answer',
  named: 'handover-named',
  week: 'handover-week',
  gaps: 'handover-gaps',
};

const OF_READERS: ReadonlySet<HandoverNews> = new Set(['pack', 'week', 'named', 'answer']);

/** What a letter says of a handover, and the page to read it on. */
export function ofHandover({ about, handover }: Message & { readonly kind: 'handover' }) {
  const path = `/handovers/${handover}`;
  if (about === 'gaps') return { about: HANDOVER[about], path: `${path}/gaps` };
  return { about: HANDOVER[about], path: OF_READERS.has(about) ? `${path}/pack` : path };
}
