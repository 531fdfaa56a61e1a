export { openSqliteViews, type SqliteViewsOptions } from './store';
export type { FailedTicket } from './log-folding';
export { rebuildViews, type RebuildOptions, type RebuildReport, RebuildOvertaken } from './rebuild';
export { copyViews } from './copy-views';
