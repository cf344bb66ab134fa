import { sql } from 'kysely';
import type { ProductId } from '../../../kernel/ids.ts';

/** Posts are redrawn one by one: of more than these the older ones are read by nobody any more. */
export const MOST_SHOWING = 300;

/** Whether one of these is among the `related` of a row. */
export const shows = (products: readonly ProductId[]) =>
  sql<boolean>`exists (
    select 1 from jsonb_array_elements(related) as one
    where one ->> 'product' in (${sql.join([...products])})
  )`;
