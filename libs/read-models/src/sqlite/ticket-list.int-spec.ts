import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { priorities, TicketSort } from '@eventdesk/contracts';
import { anId, hoursLater } from '@eventdesk/testing';
import { documentsFrom, type Opened, sortedValues, sortValue } from '../contract/reference';
import { History } from '../contract/history';
import type { ViewStore } from '../port';
import { openSqliteViews } from '.';

/** More than are merged facet by facet, so that lists walk the order; and enough that one match of many is no large part. */
const TICKETS = 320;

describe('lists over many facets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-lists-'));
  const history = new History();
  let views: ViewStore;

  beforeAll(async () => {
    for (let index = 0; index < TICKETS; index++)
      history.open(
        `ticket ${index}`,
        {
          category: `category_${index}`,
          description: index % 100 === 7 ? 'a rare word' : 'as ever',
          priority: priorities[index % 4] ?? 'normal',
        },
        hoursLater((index * 37) % 101),
      );
    views = openSqliteViews({ folder });
    await views.apply(history.events);
  });
  afterAll(async () => {
    await views.close();
    rmSync(folder, { recursive: true });
  });

  it.each(TicketSort.options)('are the same by %s, page by page', async (sort) => {
    const expected = documentsFrom(history.events);
    const items: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await views.tickets({ type: ['support'], sort, limit: 97, ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(TICKETS);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    expect(new Set((items as Opened[]).map(({ id }) => id)).size).toBe(TICKETS);
    expect((items as Opened[]).map((item) => sortValue(item, sort))).toEqual(sortedValues(expected, sort));
  });

  it('find few of many by their words, in order', async () => {
    const { items, total } = await views.tickets({ q: 'rare', type: ['support'], sort: 'created_at', limit: 10 });
    expect(total).toBe(4);
    expect(items.map(({ id }) => id).sort()).toEqual([7, 107, 207, 307].map((index) => anId(`ticket ${index}`)).sort());
    const opened = items.map((item) => sortValue(item as Opened, 'created_at'));
    expect(opened).toEqual([...opened].sort());
  });
});
