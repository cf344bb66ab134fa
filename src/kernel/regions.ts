/** The organization's regions by their English names, as the directory's countries are put into them. */
export const REGIONS = [
  'Africa',
  'Arab States',
  'Asia and the Pacific',
  'Europe and Central Asia',
  'Latin America and the Caribbean',
] as const;
export type Region = (typeof REGIONS)[number];

/** Under which a region is called in `communities.regions`, and chosen on a form. */
const keyOf = (region: Region): string => region.toLowerCase().replaceAll(' ', '-');

/** What a reader calls a region; one that is none of ours as it stands in its register. */
export function regionName(region: string, say: (key: string) => string): string {
  const known = REGIONS.find((one) => one === region);
  return known ? say(`communities.regions.${keyOf(known)}`) : region;
}

/** A region by its name or its key; what is neither as it was given. */
export const regionOf = (given: string): string =>
  REGIONS.find((one) => one === given || keyOf(one) === given) ?? given;
