import { sql } from 'kysely';

/**
 * Leases run on the database's own clock: the product's clock may jump a month while a handler works, and two
 * machines may disagree by seconds. `clock_timestamp` and not `now`, which stands still within a transaction.
 */
export const leaseEnd = (leaseMs: number) =>
  sql<Date>`clock_timestamp() + ${leaseMs}::double precision * interval '1 millisecond'`;

/** Nobody holds the row, or whoever did has been silent for too long. */
export const leaseIsFree = () =>
  sql<boolean>`(leased_until is null or leased_until <= clock_timestamp())`;
