import type { ColumnType } from 'kysely';

/** A structure: read as the object, written as text made by `json()`. */
export type Json<T> = ColumnType<T, string, string>;
/** Made by the database, never written. */
export type Sequence = ColumnType<number, never, never>;
/** Written as any list, read as an array. */
export type List<T extends string = string> = ColumnType<T[], readonly T[], readonly T[]>;
