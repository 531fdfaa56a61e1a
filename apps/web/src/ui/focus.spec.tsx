import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { showInPage } from '../testing/in-page';
import { useFocusBack } from './focus';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A field that is a button again as soon as a dialog has come in between. */
function Asked() {
  const [asked, ask] = useState<boolean | null>(null);
  const back = useFocusBack();
  const answer = () => {
    ask(false);
    back();
  };
  return (
    <>
      {asked === null ? <input id="subject" aria-label="Subject" onBlur={() => ask(true)} /> : <button id="subject">Edit</button>}
      <button>Other</button>
      {asked ? (
        <div role="dialog">
          <button onClick={answer}>Keep theirs</button>
        </div>
      ) : null}
    </>
  );
}

describe('when a dialog closes', () => {
  const closeDialog = (between: () => void = () => undefined) => {
    showInPage(<Asked />);
    act(() => screen.getByLabelText('Subject').focus());
    act(() => screen.getByLabelText('Subject').blur());
    act(() => screen.getByText('Keep theirs').focus());
    act(() => screen.getByText('Keep theirs').click());
    between();
    act(() => jest.advanceTimersByTime(1_000));
  };
  it('the focus is where it was before, or on what stands there by now', () => {
    closeDialog();
    expect(document.activeElement).toBe(screen.getByText('Edit'));
  });
  it('it stays with who has gone on elsewhere', () => {
    closeDialog(() => act(() => screen.getByText('Other').focus()));
    expect(document.activeElement).toBe(screen.getByText('Other'));
  });
});
