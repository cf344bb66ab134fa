import { asId, type PersonId } from './ids.ts';

/**
 * Who stands as author of what was said without a name. No account has this id: whoever is looked up, told, counted or
 * credited by it is nobody.
 */
export const NOBODY = asId<PersonId>('nobody');

export const isNobody = (person: PersonId): boolean => person === NOBODY;
