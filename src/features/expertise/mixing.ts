/** Where somebody works, as far as mixing goes. */
export interface Seat {
  readonly score: number;
  readonly unit: string | null;
  readonly headquarters: boolean;
  readonly region: string | null;
}

/** Never more than five at a time (FR-SRF-4). */
export const OFFERED_AT_MOST = 5;
/** Whoever fits less than this share of the best one is not put before others for where they work. */
export const FITS = 0.3;

const SAME_UNIT = 0.5;
const SAME_PLACE = 0.7;
const OWN_UNIT = 0.75;

const placeOf = ({ headquarters, region }: Seat): string =>
  headquarters ? 'headquarters' : (region ?? '');

/**
 * Who of the ranked are offered, best first: beyond the asker's own unit, and from headquarters, field and regions
 * (FR-EXP-2). Everybody after the first counts less for each one chosen already from their unit and from their place;
 * where somebody fits who is outside the asker's unit, at headquarters or in the field, one of each is among them.
 */
export function mixed<T extends Seat>(
  ranked: readonly T[],
  askersUnit: string | null,
  limit: number,
): T[] {
  const left = [...ranked];
  const chosen: T[] = [];
  while (chosen.length < limit && left.length > 0) {
    const worth = (one: T): number =>
      one.score *
      SAME_UNIT ** chosen.filter(({ unit }) => unit !== null && unit === one.unit).length *
      SAME_PLACE ** chosen.filter((other) => placeOf(other) === placeOf(one)).length *
      (one.unit !== null && one.unit === askersUnit ? OWN_UNIT : 1);
    const best = left.reduce((first, one) => (worth(one) > worth(first) ? one : first));
    left.splice(left.indexOf(best), 1);
    chosen.push(best);
  }
  return ensured(chosen, left, askersUnit);
}

function ensured<T extends Seat>(
  chosen: readonly T[],
  left: readonly T[],
  askersUnit: string | null,
): T[] {
  const wanted: readonly ((one: T) => boolean)[] = [
    ({ unit }) => unit === null || unit !== askersUnit,
    ({ headquarters }) => headquarters,
    ({ headquarters }) => !headquarters,
  ];
  const best = chosen.reduce((most, { score }) => Math.max(most, score), 0);
  let result = [...chosen];
  for (const want of wanted) {
    if (result.some(want)) continue;
    const found = left.find((one) => want(one) && one.score >= best * FITS);
    if (!found || result.length < 2) continue;
    // The place of the last one whose going takes away nothing else that was wanted.
    const goes = result.findLastIndex((one, at) =>
      wanted.every((other) => !other(one) || result.some((kept, k) => k !== at && other(kept))),
    );
    if (goes > 0) result = [...result.slice(0, goes), ...result.slice(goes + 1), found];
  }
  return result;
}
