export { openSqliteViews, type SqliteViewsOptions } from './store';
export { type FailedTicket, RebuildOvertaken, type RebuildReport } from '../rebuild-report';
export { rebuildViews, type RebuildOptions } from './rebuild';
export { copyViews } from './copy-views';
