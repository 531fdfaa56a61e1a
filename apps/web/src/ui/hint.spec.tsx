import { act, fireEvent, screen } from '@testing-library/react';
import { showInPage } from '../testing/in-page';
import { hint, Hints } from './hint';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const rest = () => act(() => jest.advanceTimersByTime(1_000));
/** jsdom lays nothing out: what is under the pointer is told. */
const passOver = (...stack: readonly Element[]) => {
  document.elementsFromPoint = () => [...stack];
  fireEvent.pointerMove(document.body);
};
const over = (...texts: readonly string[]) => {
  passOver(...texts.map((text) => screen.getByText(text)));
  rest();
};
const shown = () => screen.queryByRole('tooltip')?.textContent ?? null;

describe('a hint', () => {
  beforeEach(() => {
    showInPage(
      <>
        <p {...hint('What it means')}>
          <b>mark</b>
        </p>
        <p>plain</p>
        <div role="row">
          <a href="/">link</a>
          <i {...hint('In a row')}>sign</i>
        </div>
        <Hints />
      </>,
    );
  });

  it('comes where the pointer rests on what has one, and goes with it', () => {
    over('mark');
    expect(shown()).toBe('What it means');
    over('plain');
    expect(shown()).toBeNull();
  });
  it('does not come where the pointer only passes', () => {
    passOver(screen.getByText('mark'));
    over('plain');
    expect(shown()).toBeNull();
  });
  it('comes from below the link that lies over a row, and from nowhere else below', () => {
    over('link', 'sign');
    expect(shown()).toBe('In a row');
    over('plain', 'sign');
    expect(shown()).toBeNull();
  });
  it.each(['keyDown', 'scroll', 'pointerDown'] as const)('goes with %s', (event) => {
    over('mark');
    fireEvent[event](screen.getByText('mark'));
    rest();
    expect(shown()).toBeNull();
  });
});
