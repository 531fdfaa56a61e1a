import type { Department } from '../../../api/types';
import type { Configuration } from '../queries';

export interface Inbox {
  address: string;
  /** Those that share an address; null: the general inbox. */
  departments: readonly (Department | null)[];
}

/** The inboxes of a brand, each address once, the general one last. @param slug of the brand; null: the first */
export function inboxesOf({ business_entities }: Configuration, slug: string | null): readonly Inbox[] {
  const brand = business_entities.find((one) => one.slug === slug) ?? business_entities[0];
  const found = new Map<string, (Department | null)[]>();
  const ordered = [...(brand?.inboxes ?? [])].sort((a, b) => Number(a.department === null) - Number(b.department === null));
  for (const { address, department } of ordered) found.set(address, [...(found.get(address) ?? []), department]);
  return [...found].map(([address, departments]) => ({ address, departments }));
}

/** What a mail begins with, in one line. */
export const beginningOf = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 140);

/** The mail before or after the one that is read; the first when none is. */
export function besides<M extends { message_id: string }>(mails: readonly M[], id: string | null, by: 1 | -1): M | undefined {
  const at = mails.findIndex(({ message_id }) => message_id === id);
  return at < 0 ? mails[0] : (mails[at + by] ?? mails[at]);
}
