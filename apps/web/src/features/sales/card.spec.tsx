import { focusCard } from './card';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const board = (won: string) => {
  document.body.innerHTML = `<section data-stage="won"><button id="fold"></button>${won}</section>`;
  focusCard('1', 'won');
  jest.advanceTimersByTime(1_000);
  return document.activeElement?.id;
};

describe('after the question of a card was answered the focus is', () => {
  it('on the first thing in the card', () =>
    expect(board('<article id="opportunity-1"><a href="/" id="link"></a></article>')).toBe('link'));
  it('on what unfolds its column, where that is folded', () => expect(board('')).toBe('fold'));
});
