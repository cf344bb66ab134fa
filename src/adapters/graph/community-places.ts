import type { PlaceMaker } from '../../ports/making.ts';
import type { Places } from '../../ports/places.ts';
import type { Rosters } from '../../ports/rosters.ts';
import type { Graph } from './client.ts';
import { createPlaceMaker } from './place-maker.ts';
import { createRosters } from './roster-changes.ts';
import { createPlaces, type PlacesOptions } from './teams-places.ts';

/** Where communities are: seen and bound, made anew, and who is let in. */
export const createCommunityPlaces = (
  graph: Graph,
  options: PlacesOptions,
): { readonly places: Places; readonly maker: PlaceMaker; readonly rosters: Rosters } => ({
  places: createPlaces(graph, options),
  maker: createPlaceMaker(graph, options),
  rosters: createRosters(graph),
});
