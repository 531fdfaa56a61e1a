import { categories, type Category, categoryOf } from '@eventdesk/contracts';

/** A stream's category as a small number, for keys. @throws Error for a stream that is none of the desk's */
export function streamCategory(stream: string): number {
  const index = categories.indexOf(categoryOf(stream) as Category);
  if (index < 0) throw new Error(`${stream} is none of the desk's streams`);
  return index;
}
