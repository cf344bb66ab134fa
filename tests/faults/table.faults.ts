import { faultTable } from './table/table.ts';

faultTable(() => true);
