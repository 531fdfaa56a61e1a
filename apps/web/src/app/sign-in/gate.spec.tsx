import { useQuery } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { desk } from '../../api/client';
import { createQueryClient } from '../../api/query-client';
import { deskThat, FakeEvents, refused } from '../../testing/desk-for-spec';
import { showInPage } from '../../testing/in-page';
import { Gate } from './gate';

const anna = {
  actor: { kind: 'agent', id: 'anna', name: 'Anna' },
  department: null,
  role: 'admin',
  now: '2026-11-25T09:00:00.000Z',
};

/** A desk with one session, which a key opens. */
function setUp() {
  const session = { isThere: true };
  const asked = deskThat(({ method, path }) => {
    if (path === '/session' && method === 'POST') {
      session.isThere = true;
      return { status: 204 };
    }
    if (!session.isThere) return refused(401, 'unauthenticated');
    return { body: path === '/session' ? anna : { items: [], next_cursor: null, total: 0 } };
  });
  Object.assign(globalThis, { EventSource: FakeEvents });
  return { session, asked };
}

function Inside() {
  useQuery({ queryKey: ['tickets', 'some'], queryFn: () => desk.get('/tickets') });
  return <textarea aria-label="Reply" />;
}
const show = async () => {
  showInPage(
    <Gate>
      <Inside />
    </Gate>,
    createQueryClient(),
  );
  await userEvent.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Half a sen');
};
const isAskedToSignIn = () => screen.findByText(/Your session has ended/);

describe('a session that ends', () => {
  it('is asked for again when the desk refuses whatever it was, and nothing that was typed is lost', async () => {
    const { session } = setUp();
    await show();
    session.isThere = false;
    await act(() =>
      desk.post('/tickets/{ticket}/notes', { params: { path: { ticket: '1' } }, body: { body: 'x' } }).catch(() => null),
    );
    await isAskedToSignIn();
    expect(screen.queryByRole('textbox', { name: 'Reply' })).toBeNull();
    await userEvent.type(screen.getByLabelText(/Your name/), 'Anna');
    await userEvent.type(screen.getByLabelText(/Your e-mail/), 'anna@chargecars.nl');
    await userEvent.type(screen.getByLabelText(/Key of the desk/), 'key');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    const reply = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
    expect(reply.value).toBe('Half a sen');
    await waitFor(() => expect(document.activeElement).toBe(reply));
  });
  it('is asked for again when nothing is read but what happens, and that is refused', async () => {
    const { session } = setUp();
    await show();
    session.isThere = false;
    act(() => FakeEvents.last?.fails(true));
    await isAskedToSignIn();
  });
  it('is looked after once, however many are refused, and not asked after again and again', async () => {
    const { session, asked } = setUp();
    await show();
    session.isThere = false;
    await act(() => Promise.allSettled(Array.from({ length: 5 }, () => desk.get('/tickets'))));
    await isAskedToSignIn();
    await new Promise((later) => setTimeout(later, 50));
    expect(asked.filter(({ path }) => path === '/session')).toHaveLength(2);
  });
});

describe('a stranger', () => {
  it('is asked who they are once, whatever else is refused meanwhile', async () => {
    const { session, asked } = setUp();
    session.isThere = false;
    localStorage.clear();
    showInPage(<Gate>inside</Gate>, createQueryClient());
    await userEvent.type(await screen.findByLabelText(/Your name/), 'Anna');
    await new Promise((later) => setTimeout(later, 100));
    expect(screen.getByLabelText<HTMLInputElement>(/Your name/).value).toBe('Anna');
    expect(asked.filter(({ path }) => path === '/session')).toHaveLength(1);
  });
});

describe('a page that listens', () => {
  const reads = (asked: { path: string }[]) => asked.filter(({ path }) => path === '/tickets').length;
  it('reads again what was read before it could', async () => {
    const { asked } = setUp();
    await show();
    expect(reads(asked)).toBe(1);
    act(() => FakeEvents.last?.opens());
    await waitFor(() => expect(reads(asked)).toBe(2));
    expect(asked.filter(({ path }) => path === '/session')).toHaveLength(1);
  });
  it('begins to before anything inside is asked for', async () => {
    const { asked } = setUp();
    let asBegan: string[] = [];
    class Watched extends FakeEvents {
      constructor(url: string) {
        super(url);
        asBegan = asked.map(({ path }) => path);
      }
    }
    Object.assign(globalThis, { EventSource: Watched });
    await show();
    expect(asBegan).not.toContain('/tickets');
  });
});
