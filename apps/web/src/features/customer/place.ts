/** Which of the customers' doors an address is. */
export type Place = { kind: 'form'; slug: string } | { kind: 'ticket'; token: string } | { kind: 'lost' };

/** @param path of `location`; a trailing slash, as some mail programs add, changes nothing */
export function placeOf(path: string): Place {
  const [, help, first, second, ...more] = path.replace(/\/+$/, '').split('/');
  if (help !== 'help' || !first || more.length > 0) return { kind: 'lost' };
  if (second === undefined) return { kind: 'form', slug: decoded(first) };
  return first === 't' && second !== '' ? { kind: 'ticket', token: decoded(second) } : { kind: 'lost' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
