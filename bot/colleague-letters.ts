import type { Message } from '../src/features/notifications/model.ts';

/** What a letter says of what a colleague shows, leaves or has decided, and the page to read it on. */
export function ofColleagues(
  message: Message & { readonly kind: 'practice' | 'duties' | 'focal-point' | 'record-shown' },
) {
  switch (message.kind) {
    case 'practice':
      return { about: `practice-${message.about}`, path: `/practices/${message.practice}` };
    case 'duties':
      return { about: `duties-${message.about}`, path: '/duties' };
    case 'focal-point':
      return { about: `focal-${message.about}`, path: '/focal-points' };
    case 'record-shown':
      return { about: message.kind, path: `/my-record/of/${message.share}` };
  }
}
