/** Items of lists beside files of drives: a list stands in the place of a drive under an id of its own form. */

const PREFIX = 'list:';

export interface ListPlace {
  readonly site: string;
  readonly list: string;
}

export const driveOfList = ({ site, list }: ListPlace): string => `${PREFIX}${site}/${list}`;

/** Null where it is the id of a drive. */
export function listOfDrive(driveId: string): ListPlace | null {
  if (!driveId.startsWith(PREFIX)) return null;
  const [site = '', list = ''] = driveId.slice(PREFIX.length).split('/');
  return site && list ? { site, list } : null;
}

/** A list counts its items from 1: only with the list's own id is an item's the only one of its name. */
export const itemOfRow = ({ list }: ListPlace, row: string): string => `${list}.${row}`;

/** The item's number in its list. */
export const rowOfItem = (itemId: string): string => itemId.slice(itemId.lastIndexOf('.') + 1);
