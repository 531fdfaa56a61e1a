import { eventStoreContract } from '../contract';
import { sqliteStore } from './store.for-spec';

eventStoreContract('SQLite', async () => {
  const files = sqliteStore();
  return { store: files.open(), reopen: async () => files.reopen(), cleanup: () => files.cleanup() };
});
