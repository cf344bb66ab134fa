import { type RawBuilder, sql } from 'kysely';
import { KEPT_DAYS, type KeptFor, keptSetting } from '../../kernel/kept.ts';

/** After how many days it is forgotten: as administrators set it, else the usual; read in the statement that forgets. */
export const keptFor = (what: KeptFor): RawBuilder<Date> =>
  sql<Date>`coalesce(
    (select (value #>> '{}')::int from settings where key = ${keptSetting(what)}),
    ${KEPT_DAYS[what]}
  ) * interval '1 day'`;
