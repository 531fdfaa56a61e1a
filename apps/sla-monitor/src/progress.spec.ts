import { Progress } from './progress';

describe('progress with many tickets under way', () => {
  it('is what was appended last when nothing else is under way', () => {
    const progress = new Progress('7');
    expect(progress.end(progress.begin(), '12')).toBe('12');
    expect(progress.end(progress.begin(), null)).toBe('12');
  });

  it('never passes what somebody still at work may have appended', () => {
    const progress = new Progress('7');
    const slow = progress.begin();
    expect(progress.end(progress.begin(), '9')).toBe('7');
    const later = progress.begin();
    expect(progress.end(slow, '8')).toBe('9');
    expect(progress.end(later, '10')).toBe('10');
  });

  it('is unknown until something is known to be complete', () => {
    const progress = new Progress(null);
    const first = progress.begin();
    expect(progress.end(progress.begin(), '2')).toBeNull();
    expect(progress.end(first, '1')).toBe('2');
  });

  it('does not go back when appends end in another order than the log has them', () => {
    const progress = new Progress(null);
    const [one, two] = [progress.begin(), progress.begin()];
    progress.end(two, '10');
    expect(progress.end(one, '9')).toBe('10');
  });
});
