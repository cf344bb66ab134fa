import { onBothDatabases } from './contract/both.ts';
import { safetyStores } from './contract/safety.ts';

onBothDatabases(safetyStores);
