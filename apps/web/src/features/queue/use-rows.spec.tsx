import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createQueryClient } from '../../api/query-client';
import type { ListQuery } from '../../api/queries';
import { live } from '../../api/live';
import { type Asked, deskThat, FakeEvents, refused } from '../../testing/desk-for-spec';
import { showInPage } from '../../testing/in-page';
import { Foot } from './foot';
import { clock, ticketOf } from './ticket-for-spec';
import { useRows } from './use-rows';

/** As the table does: asks for the next page each time it is drawn near the end. */
function Example({ query }: { query: ListQuery }) {
  const rows = useRows(query, true);
  if (rows.isMore) queueMicrotask(rows.more);
  return (
    <>
      <ul>
        {rows.rows.map(({ id, subject }) => (
          <li key={id}>{rows.gone.has(id) ? `${subject} gone` : subject}</li>
        ))}
      </ul>
      <button onClick={() => void rows.show()}>{rows.changes} changes</button>
      <Foot {...rows} />
    </>
  );
}
const subjects = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);
const lists = (asked: Asked[]) => asked.filter(({ path }) => path === '/tickets');
const calm = () => new Promise((later) => setTimeout(later, 400));

const [one, two] = [ticketOf('1'), ticketOf('2')];

describe('the end of a page', () => {
  it('whose next one fails says so, asks no more by itself, and goes on when told to', async () => {
    let isWell = false;
    const asked = deskThat(({ search }) => {
      if (!search.has('cursor')) return { body: { items: [one], next_cursor: 'next', total: 2 } };
      return isWell ? { body: { items: [two], next_cursor: null, total: 2 } } : refused(400, 'invalid_input');
    });
    showInPage(<Example query={{ status: 'open' }} />, createQueryClient());
    const again = await screen.findByRole('button', { name: 'Try again' });
    await calm();
    expect(lists(asked)).toHaveLength(2);
    isWell = true;
    await userEvent.click(again);
    await waitFor(() => expect(subjects()).toEqual(['Ticket 1', 'Ticket 2']));
  });
});

describe('what was heard', () => {
  const listen = () => {
    Object.assign(globalThis, { EventSource: FakeEvents });
    const queries = createQueryClient();
    return { queries, stop: live.start(queries) };
  };
  it('is kept when it can’t be shown', async () => {
    const { queries, stop } = listen();
    let isWell = true;
    deskThat(({ path }) => {
      if (path === '/tickets/2') return { body: two };
      return isWell ? { body: { items: [one], next_cursor: null, total: 1 } } : refused(400, 'invalid_input');
    });
    showInPage(<Example query={{ status: 'open' }} />, queries);
    await screen.findByText('Ticket 1');
    act(() => FakeEvents.last?.tells({ type: 'TicketOpened', ticket_id: '2' }));
    const show = await screen.findByRole('button', { name: '1 changes' });
    isWell = false;
    await userEvent.click(show);
    await screen.findByText(/did not take this/);
    expect(screen.getByRole('button', { name: '1 changes' })).toBeTruthy();
    expect(subjects()).toEqual(['Ticket 1']);
    stop();
  });
  it('of how a ticket stands is asked of the desk where the ticket does not say it', async () => {
    const { queries, stop } = listen();
    const response = clock({ state: 'met', due_at: null, met_at: '2026-11-25T15:00:00.000Z' });
    const answered = ticketOf('1', { revision: 2, sla: { response, resolution: clock(), escalation_level: 1 } });
    const before = ticketOf('1', { sla: { ...one.sla, escalation_level: 1 } });
    const asked = deskThat(({ path, search }) => {
      if (path === '/tickets/1') return { body: answered };
      return { body: { items: search.has('contact_id') ? [] : [before], next_cursor: null, total: 1 } };
    });
    showInPage(<Example query={{ sla: 'at_risk' }} />, queries);
    await screen.findByText('Ticket 1');
    act(() => FakeEvents.last?.tells({ type: 'ClockMet', ticket_id: '1' }));
    await screen.findByText('Ticket 1 gone');
    expect(lists(asked).at(-1)?.search.get('opened_to')).toBe('2026-11-25T08:00:00.001Z');
    stop();
  });
});
