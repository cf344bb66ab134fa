import { faultTable, MAKING_CALLS } from './table/table.ts';

/** Each line makes a community, step by step: by far the longest of the tables. */
faultTable(MAKING_CALLS, () => true);
