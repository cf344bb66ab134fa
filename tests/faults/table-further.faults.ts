import { FURTHER_CALLS, faultTable } from './table/table.ts';

faultTable(FURTHER_CALLS, () => true);
