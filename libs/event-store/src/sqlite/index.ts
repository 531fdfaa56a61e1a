export { type Database, type DatabaseOptions, openDatabase, type Statement } from './database';
export { FolderInUse, type FolderLock, lockFolder, shareFolder } from './lock';
export { openSqliteEventStore, type SqliteEventStore, type SqliteEventStoreOptions, type StoreLogger } from './store';
export { type LogFault, verifyChain } from './verify';
