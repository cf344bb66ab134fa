import { FIRST_CALLS, faultTable } from './table/table.ts';

faultTable(FIRST_CALLS, () => true);
