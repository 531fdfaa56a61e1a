export { openSqliteViews, type SqliteViewsOptions } from './store';
export { rebuildViews, type RebuildOptions, type RebuildReport, RebuildOvertaken } from './rebuild';
export { copyViews } from './copy-views';
