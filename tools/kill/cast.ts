import type { Cast } from './loop.ts';

/** Who plays which round; each has a community and a manager of its own. */
export const CAST: readonly Cast[] = [
  {
    round: 1,
    community: 'formalization',
    moderator: 'Thandiwe Mokoena',
    premoderated: false,
    chat: 'Carlos Mendoza',
    channel: 'Fatou Ndiaye',
    tab: 'Omar Haddad',
    manager: 'Jonas Weber',
  },
  {
    round: 2,
    community: 'social-protection',
    moderator: 'Lena Okafor',
    premoderated: true,
    chat: 'Mei Tanaka',
    channel: 'Daniel Quispe',
    tab: 'Henri Aubert',
    manager: 'Isabel Torres',
  },
  {
    round: 3,
    community: 'fair-recruitment',
    moderator: 'Priya Nair',
    premoderated: false,
    chat: 'Maricel Santos',
    channel: 'Nadia Benali',
    tab: 'Rania Khoury',
    manager: 'Sofia Herrera',
  },
];
