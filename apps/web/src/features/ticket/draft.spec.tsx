import { act, screen } from '@testing-library/react';
import { showInPage } from '../../testing/in-page';
import { deliver, useDrafts } from './draft';

function Field() {
  const { drafts, write } = useDrafts('t-1');
  return <textarea aria-label="Reply" value={drafts.reply} onChange={({ currentTarget: { value } }) => write('reply', value)} />;
}
/** Of nobody who is signed in. */
const name = 'eventdesk.draft..t-1.reply';
const text = () => screen.getByLabelText<HTMLTextAreaElement>('Reply').value;
const sent: string[] = [];
/** The answer comes when it is told to. */
function send(body: string, newKey: string) {
  let answer = (_: boolean) => {};
  const answered = new Promise<boolean>((resolve) => (answer = resolve));
  let delivered: Promise<unknown> | undefined;
  act(() => {
    delivered = deliver(name, { body, newKey }, (key) => {
      sent.push(key);
      return answered;
    });
  });
  return (done: boolean) =>
    act(async () => {
      answer(done);
      await delivered;
    });
}

beforeEach(() => {
  sent.length = 0;
  localStorage.clear();
});

describe('a reply that is on its way', () => {
  it('is out of the field, and back in it when it could not be sent, before what was begun meanwhile', async () => {
    const { unmount } = showInPage(<Field />);
    let answer = send('Hello', 'one');
    expect(text()).toBe('');
    await answer(false);
    expect(text()).toBe('Hello');
    answer = send('Hello', 'two');
    await answer(true);
    expect([text(), sent]).toEqual(['', ['one', 'one']]);
    unmount();
  });
  it('is back also for whoever left the ticket meanwhile', async () => {
    const first = showInPage(<Field />);
    const answer = send('Hello again', 'three');
    first.unmount();
    await answer(false);
    showInPage(<Field />);
    expect(text()).toBe('Hello again');
    await act(() => send('Hello again', 'four')(true));
  });
  it('is back after the page was loaded anew, to be sent under its key', async () => {
    const kept = JSON.stringify({ body: 'Lost?', key: 'five' });
    localStorage.setItem(`${name}.sent`, kept);
    showInPage(<Field />);
    expect(text()).toBe('Lost?');
    await act(() => send('Lost?', 'six')(true));
    expect(sent).toEqual(['five']);
  });
});
