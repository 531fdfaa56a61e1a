import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { currentFile } from './generations';
import { Sql } from './sql';

/**
 * Copies the live views as they are at this moment to another folder, where `openSqliteViews` opens them: to be compared or
 * examined while a desk goes on with its own.
 * @param target must exist and hold no views
 * @returns false when the folder has no views yet
 */
export function copyViews(folder: string, target: string): boolean {
  const path = join(folder, currentFile(folder));
  if (!existsSync(path)) return false;
  const live = Sql.open(path, 'normal');
  try {
    live.copyTo(join(target, 'views.db'));
    return true;
  } finally {
    live.close();
  }
}
