export { type FailedTicket, RebuildOvertaken, type RebuildReport } from '../rebuild-report';
export { durableDatabase } from './client';
export { isOfServer } from './errors';
export { withMongoViewsCopy } from './copy-views';
export { inTime, LastingClient } from './lasting-client';
export { type MongoRebuildOptions, rebuildMongoViews } from './rebuild';
export { mongoRebuildRecord, type SharedRebuildRecord } from './rebuild-record';
export { type MongoViewsOptions, openMongoViews } from './store';
