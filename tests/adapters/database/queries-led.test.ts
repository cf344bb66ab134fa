import { onBothDatabases } from './contract/both.ts';
import { queriesLedContract } from './contract/queries-led.ts';

onBothDatabases(queriesLedContract);
