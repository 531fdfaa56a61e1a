import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { showInPage } from '../testing/in-page';
import { DayField } from './day-field';

describe('a field for a day', () => {
  const changes: (string | undefined)[] = [];
  function Example() {
    const [day, setDay] = useState<string | undefined>('2026-03-01');
    const change = (next: string | undefined) => {
      changes.push(next);
      setDay(next);
    };
    return <DayField name="Opened from" word="from" day={day} change={change} />;
  }
  const field = () => screen.getByLabelText<HTMLInputElement>('Opened from');
  const type = (...values: string[]) => values.forEach((value) => fireEvent.change(field(), { target: { value } }));
  beforeEach(() => {
    changes.length = 0;
    showInPage(<Example />);
  });

  it('asks for nothing while its year is being typed', () => {
    type('0002-03-01', '0020-03-01', '0202-03-01', '2025-03-01');
    expect(changes).toEqual(['2025-03-01']);
    expect(field().value).toBe('2025-03-01');
  });

  it('goes back to its day when a year is left half typed', () => {
    type('0020-03-01');
    fireEvent.blur(field());
    expect([field().value, changes]).toEqual(['2026-03-01', []]);
  });

  it('says when the last day is before the first', () => {
    showInPage(<DayField name="Opened to" word="to" day="2026-02-28" notBefore="2026-03-01" change={() => {}} />);
    expect(screen.getByLabelText('Opened to').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This is before the first day.')).toBeTruthy();
  });

  it('can be emptied', () => {
    type('');
    expect(changes).toEqual([undefined]);
  });
});
