import type { SourceActions } from '../features/sources/actions.ts';
import type { Ages } from './present/person.ts';

/** How old the registers are that prompts and handovers come from. */
export const registerAges = async (sources: SourceActions): Promise<Ages> => {
  const [projects, leavers, missions, trainings] = await Promise.all([
    sources.ageOf('projects'),
    sources.ageOf('leavers'),
    sources.ageOf('missions'),
    sources.ageOf('trainings'),
  ]);
  return { projects, leavers, missions, trainings };
};
