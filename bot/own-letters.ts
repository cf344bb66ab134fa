import type { Message } from '../src/features/notifications/model.ts';

/** Where one sees to what becomes of one's own words. */
const OF_ONES_OWN = {
  'attribution-asked': '/checks',
  safety: '/safety',
  'showcase-asked': '/showcase',
} as const;
type OfOnesOwn = Message & { readonly kind: keyof typeof OF_ONES_OWN };

export const isOfOnesOwn = (message: Message): message is OfOnesOwn => message.kind in OF_ONES_OWN;

export const pageOfOnesOwn = (message: OfOnesOwn): string => OF_ONES_OWN[message.kind];
