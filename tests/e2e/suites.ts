import type { Suite } from './check.ts';
import { emptyPages, filledPages, narrow, quiet } from './suites/appearance.ts';
import { everyPage, rightToLeft } from './suites/every-page.ts';
import { extension } from './suites/extension.ts';
import { keyboard } from './suites/keyboard.ts';
import { keyboardSearch } from './suites/keyboard-search.ts';
import { localPowers, theClock } from './suites/local-powers.ts';
import { meeting } from './suites/meeting.ts';
import { outsideTeams } from './suites/outside-teams.ts';
import { playgroundManager } from './suites/playground-manager.ts';
import { playgroundModerator } from './suites/playground-moderator.ts';
import { synthesis } from './suites/synthesis.ts';
import { tabHandover } from './suites/tab-handover.ts';
import { tabMember } from './suites/tab-member.ts';
import { tabModerator } from './suites/tab-moderator.ts';
import { tabQueries } from './suites/tab-queries.ts';
import { discussionByKeys } from './suites/teams-discussion.ts';
import { moderatorByKeys, successorByKeys } from './suites/teams-keyboard.ts';
import { teamsPage } from './suites/teams-page.ts';
import { teamsPageApp } from './suites/teams-page-host.ts';
import { teamsSignIn } from './suites/teams-sign-in.ts';

/** In the order in which they are run: later ones find what the earlier ones have left. */
export const suites: readonly Suite[] = [
  // While the libraries are read for the first time.
  ...emptyPages,
  localPowers,
  playgroundModerator,
  tabMember,
  tabModerator,
  tabQueries,
  keyboard,
  keyboardSearch,
  playgroundManager,
  theClock,
  synthesis,
  teamsPage,
  teamsPageApp,
  moderatorByKeys,
  extension,
  ...filledPages,
  rightToLeft,
  // Moves the clock by weeks: what comes after it sees another season.
  tabHandover,
  meeting,
  outsideTeams,
  successorByKeys,
  discussionByKeys,
  teamsSignIn,
  ...everyPage,
  narrow,
  quiet,
];
