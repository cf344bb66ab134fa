import type { Queue, Task, Waiting } from '../../src/contract/moderation.ts';

/** How a waiting item stands in the list, of any community. */
export const taskOf = (over: Partial<Task> & Pick<Task, 'key'>): Task => ({
  due: '2026-11-20T08:00:00Z',
  overdue: false,
  minutes: 1,
  next: 'approve',
  community: { id: 'skills', name: 'Skills' },
  title: 'What makes street vendors register?',
  language: 'en',
  text: null,
  target: null,
  claim: null,
  ...over,
});

/** A list with the counts that the server would say. */
export const queueOf = (items: readonly Waiting[], total = items.length): Queue => ({
  items: [...items],
  total,
  kinds: [...new Set(items.map(({ kind }) => kind))].map((kind) => ({
    kind,
    count: items.filter((item) => item.kind === kind).length,
  })),
  communities: [
    {
      id: 'skills',
      name: 'Skills',
      count: items.length,
      minutes: items.reduce((sum, { task }) => sum + task.minutes, 0),
      unclaimed: items.filter(({ task }) => !task.claim).length,
      mine: 0,
    },
  ],
});
