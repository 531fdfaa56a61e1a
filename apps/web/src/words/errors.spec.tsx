import { screen } from '@testing-library/react';
import { Refused } from '../api/refused';
import { showInPage } from '../testing/in-page';
import { useExplain } from './errors';

const refused = (code: string, errors?: { path: string; message: string }[]) =>
  new Refused({ type: 'about:blank', title: 'T', status: 400, code, detail: 'for engineers', ...(errors ? { errors } : {}) });
const Explained = ({ error }: { error: unknown }) => <p>{useExplain()(error)}</p>;

describe('a refusal in words', () => {
  it.each([
    ['has its own for a code', refused('ticket_closed'), 'This ticket is closed.'],
    ['says which field', refused('invalid_input', [{ path: 'contact.email', message: 'x' }]), /stands in: E-mail address\.$/],
    [
      'says each field once',
      refused('invalid_input', [
        { path: 'subject', message: 'x' },
        { path: 'subject', message: 'y' },
      ]),
      /stands in: Subject\.$/,
    ],
    [
      'leaves to the desk what it has no word for',
      refused('invalid_input', [{ path: 'odd', message: 'not so' }]),
      /odd: not so$/,
    ],
    ['keeps the detail of what it does not know', refused('brand_new'), 'This did not work: for engineers'],
  ])('%s', (_, error, expected) => {
    showInPage(<Explained error={error} />);
    expect(screen.getByText(expected)).toBeTruthy();
  });
});
