import { onBothDatabases } from './contract/both.ts';
import { outsideContract } from './contract/outside.ts';

onBothDatabases(outsideContract);
