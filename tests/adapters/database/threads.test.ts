import { onBothDatabases } from './contract/both.ts';
import { threadStores } from './contract/threads.ts';

onBothDatabases(threadStores);
