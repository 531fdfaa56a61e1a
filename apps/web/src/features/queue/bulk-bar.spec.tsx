import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createQueryClient } from '../../api/query-client';
import { type Asked, deskThat, refused } from '../../testing/desk-for-spec';
import { showInPage } from '../../testing/in-page';
import { BulkBar } from './bulk-bar';
import { ticketOf } from './ticket-for-spec';
import { useRows } from './use-rows';

/** A desk with so many tickets, of which so many are on a page. */
const deskWith = (total: number, { size = 2, fails = false } = {}): Asked[] =>
  deskThat(({ path, search }) => {
    if (path !== '/tickets') return undefined;
    const from = Number(search.get('cursor') ?? 0);
    if (fails && from > 0) return refused(400, 'invalid_input');
    const items = Array.from({ length: Math.min(size, total - from) }, (_, at) => ticketOf(String(from + at + 1)));
    return { body: { items, next_cursor: from + size < total ? String(from + size) : null, total } };
  });

function Example() {
  const rows = useRows({ status: 'open' }, true);
  const [chosen, choose] = useState<readonly string[] | null>(null);
  const tickets = rows.rows.filter(({ id }) => chosen?.includes(id) ?? true);
  const nothing = () => undefined;
  return (
    <BulkBar extent={rows} menu={null} setMenu={nothing} run={nothing} acts={{ choose, clear: nothing }} tickets={tickets} />
  );
}
const show = () => showInPage(<Example />, createQueryClient());

describe('a selection of all that is loaded', () => {
  it('says so where more match, and takes in the others when asked to', async () => {
    deskWith(5);
    show();
    await screen.findByText('2 of 5 that match');
    await userEvent.click(screen.getByRole('button', { name: 'Select all 5' }));
    await screen.findByText('5 selected');
    expect(screen.queryByRole('button', { name: /Select all/ })).toBeNull();
  });
  it('ends at five hundred', async () => {
    const asked = deskWith(3_000, { size: 200 });
    show();
    await screen.findByText('200 of 3,000 that match');
    await userEvent.click(screen.getByRole('button', { name: 'Select the first 500' }));
    await screen.findByText('500 of 3,000 that match');
    expect(screen.queryByRole('button', { name: /Select the first/ })).toBeNull();
    expect(asked.filter(({ path }) => path === '/tickets')).toHaveLength(3);
  });
  it('stays what it was when the others can’t be read, and tells', async () => {
    deskWith(5, { fails: true });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Select all 5' }));
    await screen.findByText(/did not take this/);
    screen.getByText('2 of 5 that match');
  });
  it('is counted as it is where no more match', async () => {
    deskWith(2);
    show();
    await screen.findByText('2 selected');
  });
});
